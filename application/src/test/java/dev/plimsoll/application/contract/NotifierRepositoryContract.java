package dev.plimsoll.application.contract;

import static dev.plimsoll.application.contract.Samples.NOON;
import static dev.plimsoll.application.contract.Samples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.notification.Interest;
import dev.plimsoll.application.notification.Notifier;
import dev.plimsoll.application.port.NotifierRepository;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every `NotifierRepository` does.
public abstract class NotifierRepositoryContract {
    private static final Interest SOME =
            new Interest(true, false, List.of(EventType.SCALE, EventType.ALERT, EventType.RESTART));

    /// The same one during a test, empty at its start.
    protected abstract NotifierRepository repository();

    @Test
    void what_is_saved_is_found_as_it_was_to_whichever_place_it_sends() {
        List<Destination> destinations = List.of(
                new Destination.Webhook("https://example.com/hook?ü=" + "x".repeat(1_900), "a".repeat(64)),
                new Destination.Slack("https://hooks.example/services/T/B/x"),
                new Destination.Email(List.of("ada@example.com", "b@example.com")),
                new Destination.Email(List.of()));
        for (Destination destination : destinations) {
            Notifier notifier = notifier(SHOP, "Änn \u00ab\uD83D\uDEA2\u00bb", destination, NOON);
            repository().save(notifier);

            assertThat(repository().find(notifier.id())).contains(notifier);
        }
        assertThat(repository().find("no-none")).isEmpty();
    }

    @Test
    void one_of_the_same_id_is_replaced() {
        Notifier before = saved(SHOP, NOON);
        Notifier after = new Notifier(
                before.id(),
                SHOP,
                "another",
                false,
                new Interest(false, true, List.of()),
                new Destination.Slack("https://hooks.example/another"),
                NOON,
                NOON.plusSeconds(1));
        repository().save(after);

        assertThat(repository().ofApp(SHOP)).containsExactly(after);
    }

    @Test
    void those_of_an_app_are_listed_from_the_oldest_on() {
        Notifier second = saved(SHOP, NOON.plusSeconds(1));
        Notifier first = saved(SHOP, NOON);
        Notifier other = saved(new AppId(AppKind.COMPOSE, "Shop"), NOON);

        assertThat(repository().ofApp(SHOP)).containsExactly(first, second);
        assertThat(repository().ofApp(other.app())).containsExactly(other);
        assertThat(repository().ofApp(new AppId(AppKind.COMPOSE, "blog"))).isEmpty();
    }

    @Test
    void what_is_deleted_is_gone() {
        Notifier gone = saved(SHOP, NOON);
        Notifier left = saved(SHOP, NOON);

        repository().delete(gone.id());
        repository().delete(gone.id());

        assertThat(repository().find(gone.id())).isEmpty();
        assertThat(repository().ofApp(SHOP)).containsExactly(left);
    }

    @Test
    void instants_keep_microseconds_and_no_more() {
        Notifier saved = saved(SHOP, Instant.parse("2026-03-29T01:59:59.999999999Z"));

        assertThat(repository().find(saved.id()).map(Notifier::createdAt))
                .contains(Instant.parse("2026-03-29T01:59:59.999999Z"));
    }

    private Notifier saved(AppId app, Instant at) {
        Notifier notifier = notifier(app, "ops", new Destination.Slack("https://hooks.example/"), at);
        repository().save(notifier);
        return notifier;
    }

    private static Notifier notifier(AppId app, String name, Destination destination, Instant at) {
        return new Notifier("no-" + UUID.randomUUID(), app, name, true, SOME, destination, at, at);
    }
}
