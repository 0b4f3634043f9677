package dev.plimsoll.adapters.persistence.notification;

import static dev.plimsoll.adapters.persistence.database.DatabaseCall.answering;
import static dev.plimsoll.adapters.persistence.database.DatabaseCall.running;

import dev.plimsoll.adapters.persistence.database.JsonText;
import dev.plimsoll.adapters.persistence.database.UtcText;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.notification.Interest;
import dev.plimsoll.application.notification.NotificationPlatform;
import dev.plimsoll.application.notification.Notifier;
import dev.plimsoll.application.port.NotifierRepository;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps notifiers in the database, the secrets of webhooks as they are: what is sent is signed with them.
@Singleton
final class JdbcNotifierRepository implements NotifierRepository {
    private static final String SEPARATOR = ",";

    private final NotifierRows rows;
    private final JsonText json;

    JdbcNotifierRepository(NotifierRows rows, JsonText json) {
        this.rows = rows;
        this.json = json;
    }

    @Override
    public void save(Notifier notifier) {
        String selected =
                notifier.interest().selected().stream().map(Enum::name).collect(Collectors.joining(SEPARATOR));
        running(
                "save notifier " + notifier.id(),
                () -> rows.replace(
                        notifier.id(),
                        notifier.app().kind().name(),
                        notifier.app().name(),
                        notifier.name(),
                        notifier.isActive(),
                        notifier.interest().isAllAlerts(),
                        notifier.interest().isAllEvents(),
                        selected,
                        notifier.destination().platform().name(),
                        json.write(tree(notifier.destination())),
                        UtcText.write(notifier.createdAt()),
                        UtcText.write(notifier.updatedAt())));
    }

    @Override
    public Optional<Notifier> find(String id) {
        return answering("find notifier " + id, () -> rows.findById(id)).map(this::notifier);
    }

    @Override
    public List<Notifier> ofApp(AppId app) {
        return answering(
                        "read the notifiers of " + app.name(),
                        () -> rows.ofApp(app.kind().name(), app.name()))
                .stream()
                .map(this::notifier)
                .toList();
    }

    @Override
    public void delete(String id) {
        var _ = answering("delete notifier " + id, () -> rows.remove(id));
    }

    private Notifier notifier(NotifierRow row) {
        List<EventType> selected = Stream.of(row.selectedEvents().split(SEPARATOR))
                .filter(name -> !name.isEmpty())
                .map(EventType::valueOf)
                .toList();
        return new Notifier(
                row.id(),
                new AppId(AppKind.valueOf(row.appKind()), row.appName()),
                row.name(),
                row.active(),
                new Interest(row.allAlerts(), row.allEvents(), selected),
                destination(NotificationPlatform.valueOf(row.platform()), json.read(row.destination())),
                UtcText.read(row.createdAt()),
                UtcText.read(row.updatedAt()));
    }

    private static Map<String, Object> tree(Destination destination) {
        return switch (destination) {
            case Destination.Webhook(String url, String secret) -> Map.of("url", url, "secret", secret);
            case Destination.Slack(String url) -> Map.of("url", url);
            case Destination.Email(List<String> emails) -> Map.of("emails", emails);
        };
    }

    private static Destination destination(NotificationPlatform platform, Map<String, Object> tree) {
        String url = String.valueOf(tree.get("url"));
        return switch (platform) {
            case WEBHOOK -> new Destination.Webhook(url, String.valueOf(tree.get("secret")));
            case SLACK -> new Destination.Slack(url);
            case EMAIL ->
                new Destination.Email(
                        tree.get("emails") instanceof List<?> emails
                                ? emails.stream().map(String::valueOf).toList()
                                : List.of());
        };
    }
}
