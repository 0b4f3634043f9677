package dev.plimsoll.application.codec;

import static dev.plimsoll.application.codec.tree.Trees.orElse;

import dev.plimsoll.application.access.Secrets;
import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.notification.Interest;
import dev.plimsoll.application.notification.NotificationPlatform;
import dev.plimsoll.application.notification.Notifier;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Notifiers as trees: the fields that people send, and what the API and events show of them.
///
/// The secret of a webhook is in none of them.
public final class NotifierCodec {
    private static final String BLANK = "can't be blank";
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_URL = 2_000;
    private static final int MOST_EMAILS = 20;

    /// Without user, query or anything that has to be quoted. It is only read by whoever sends.
    private static final Pattern URL = Pattern.compile("https?://[^\\s/?#@]+([/?][^\\s#]*)?");
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,190}");

    private NotifierCodec() {}

    /// What people may say of a notifier.
    public record Fields(String name, boolean isActive, Interest interest, Destination destination) {}

    /// Reads the fields of a new notifier; its webhook gets a secret.
    ///
    /// @throws InvalidSettings with every problem and its path
    public static Fields readNew(Map<?, ?> body, NotificationPlatform platform) {
        Tree tree = Tree.of(body);
        if (!tree.has("name")) {
            tree.problem("name", BLANK);
        }
        if (!tree.has("active")) {
            tree.problem("active", BLANK);
        }
        return read(tree, new Fields("", false, new Interest(false, false, List.of()), fresh(platform)));
    }

    /// Lays the given fields over those of a notifier. Clients that send nothing for what stays are right, and so are
    /// those that send it empty: a name or a URL cannot be taken away.
    ///
    /// @throws InvalidSettings with every problem and its path
    public static Fields readChanged(Map<?, ?> body, Notifier present) {
        return read(
                Tree.of(body),
                new Fields(present.name(), present.isActive(), present.interest(), present.destination()));
    }

    /// What `type_data` shows.
    public static Map<String, Object> typeData(Destination destination) {
        return switch (destination) {
            case Destination.Webhook(String url, var _) -> Trees.map("webhook_url", url);
            case Destination.Slack(String url) -> Trees.map("webhook_url", url);
            case Destination.Email(List<String> emails) -> Trees.map("user_ids", List.of(), "emails", emails);
        };
    }

    /// What events tell of a notifier; not where it sends to, as that may be a secret.
    public static Map<String, Object> eventData(Notifier notifier) {
        String platform = notifier.destination().platform().text();
        return Trees.map(
                "notifier_id", notifier.id(),
                "notifier_name", notifier.name(),
                "active", notifier.isActive(),
                "send_all_alerts", notifier.interest().isAllAlerts(),
                "send_all_events", notifier.interest().isAllEvents(),
                "selected_events", selected(notifier, EventType::selectedAs),
                "notifier_type", platform,
                "notifier_type_data", Map.of(),
                "platform_name", platform);
    }

    /// The event types that a notifier selected, as `how` says them.
    public static List<String> selected(Notifier notifier, Function<EventType, String> how) {
        return notifier.interest().selected().stream().map(how).toList();
    }

    private static Fields read(Tree tree, Fields present) {
        String given = tree.text("name");
        String name = orElse(given, present.name());
        if (given != null && given.isBlank()) {
            tree.problem("name", BLANK);
        } else if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            tree.problem("name", "must be at most " + LONGEST_NAME + " characters on one line");
        }
        boolean isActive = orElse(tree.truth("active"), present.isActive());
        Interest interest = new Interest(
                orElse(tree.truth("send_all_alerts"), present.interest().isAllAlerts()),
                orElse(tree.truth("send_all_events"), present.interest().isAllEvents()),
                readSelected(tree, present.interest().selected()));
        Destination destination = readDestination(tree, present.destination());
        tree.refuse();
        return new Fields(name, isActive, interest, destination);
    }

    /// By ids, or by names as older clients do.
    private static List<EventType> readSelected(Tree tree, List<EventType> present) {
        List<String> ids = tree.texts("selected_event_ids");
        List<String> names = tree.texts("selected_events");
        if (ids == null && names == null) {
            return present;
        }
        Set<EventType> selected = new LinkedHashSet<>();
        find(tree, "selected_event_ids", ids, EventType::id, selected);
        find(tree, "selected_events", names, EventType::selectedAs, selected);
        return List.copyOf(selected);
    }

    private static void find(
            Tree tree,
            String key,
            @Nullable List<String> given,
            Function<EventType, String> how,
            Set<EventType> selected) {
        for (String wanted : orElse(given, List.<String>of())) {
            EventType.ofApps().stream()
                    .filter(type -> how.apply(type).equals(wanted))
                    .findFirst()
                    .ifPresentOrElse(
                            selected::add, () -> tree.problem(key, "has one that is no event type: " + cut(wanted)));
        }
    }

    private static Destination readDestination(Tree tree, Destination present) {
        Tree data = tree.object("type_data");
        return switch (present) {
            case Destination.Webhook(String url, String secret) ->
                new Destination.Webhook(readUrl(tree, data, url), secret);
            case Destination.Slack(String url) -> new Destination.Slack(readUrl(tree, data, url));
            case Destination.Email(List<String> emails) -> new Destination.Email(readEmails(data, emails));
        };
    }

    /// Whether something could be sent there.
    static boolean isUrl(String text) {
        return text.length() <= LONGEST_URL && URL.matcher(text).matches();
    }

    private static String readUrl(Tree tree, @Nullable Tree data, String present) {
        String given = data == null ? null : data.text("webhook_url");
        String url = given == null || given.isBlank() ? present : given;
        if (url.isEmpty() && (data == null || given != null || !data.has("webhook_url"))) {
            tree.problem("type_data.webhook_url", BLANK);
        } else if (data != null && !url.isEmpty() && !isUrl(url)) {
            data.problem(
                    "webhook_url", "must be like https://example.com/hook, without a user, a password or a fragment");
        }
        return url;
    }

    private static List<String> readEmails(@Nullable Tree data, List<String> present) {
        List<String> given = data == null ? null : data.texts("emails");
        if (data == null || given == null) {
            return present;
        }
        if (given.size() > MOST_EMAILS) {
            data.problem("emails", "must be at most " + MOST_EMAILS);
        }
        given.stream()
                .filter(email -> !EMAIL.matcher(email).matches())
                .forEach(wrong -> data.problem("emails", "has one that is no address: " + cut(wrong)));
        return given;
    }

    private static Destination fresh(NotificationPlatform platform) {
        return switch (platform) {
            case WEBHOOK -> new Destination.Webhook("", Secrets.random());
            case SLACK -> new Destination.Slack("");
            case EMAIL -> new Destination.Email(List.of());
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }
}
