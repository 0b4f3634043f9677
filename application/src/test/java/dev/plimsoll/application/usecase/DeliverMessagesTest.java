package dev.plimsoll.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.control.DeliveryListener;
import dev.plimsoll.application.event.Ids;
import dev.plimsoll.application.fake.InMemoryMessageSender;
import dev.plimsoll.application.fake.InMemoryNotifierRepository;
import dev.plimsoll.application.fake.InMemoryOutbox;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.notification.Delivery;
import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.notification.Interest;
import dev.plimsoll.application.notification.Message;
import dev.plimsoll.application.notification.Notifier;
import dev.plimsoll.application.port.MessageSender;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeliverMessagesTest {
    private static final String NOTIFIER = "no-1";
    private static final Destination THERE = new Destination.Slack("https://hooks.example/");
    private static final Duration DAY = Duration.ofDays(1);

    private final SettableClock clock = new SettableClock();
    private final Instant noon = clock.instant();
    private final InMemoryNotifierRepository notifiers = new InMemoryNotifierRepository();
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final InMemoryMessageSender sender = new InMemoryMessageSender();
    private final List<Delivery> failures = new ArrayList<>();
    private DeliverMessages deliver = deliverBy(sender);

    DeliverMessagesTest() {
        notifiers.save(notifier(true));
    }

    @Test
    void what_is_due_arrives_in_its_order_and_only_once() {
        for (int number = 1; number <= 50; number++) {
            queue("message " + number);
            clock.advance(Duration.ofMillis(1));
        }

        tick();
        tick();

        assertThat(sender.receivedBy(THERE)).hasSize(50);
        assertThat(texts().getFirst()).isEqualTo("message 1");
        assertThat(texts().getLast()).isEqualTo("message 50");
        assertThat(outbox.waiting(NOTIFIER)).isZero();
        assertThat(latest().hasArrived()).isTrue();
        assertThat(failures).isEmpty();
    }

    @Test
    void attempts_are_further_and_further_apart_and_end_after_a_day() {
        sender.breakDown(THERE, "HTTP 503");
        queue("lost");
        List<Long> seconds = new ArrayList<>();

        while (!latest().isOver()) {
            int before = latest().attempts();
            tick();
            if (latest().attempts() > before) {
                seconds.add(Duration.between(noon, clock.instant()).toSeconds());
            }
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(seconds).startsWith(0L, 10L, 30L, 70L, 150L, 310L, 630L, 1270L, 2550L, 5110L, 8710L);
        assertThat(seconds.getLast()).isLessThan(DAY.toSeconds()).isGreaterThan(DAY.toSeconds() - 3_601);
        assertThat(latest().error()).isEqualTo("HTTP 503");
        assertThat(latest().hasArrived()).isFalse();
        assertThat(failures).hasSameSizeAs(seconds);
        assertThat(failures.getLast().isOver()).isTrue();
    }

    @Test
    void a_receiver_that_comes_back_has_everything() {
        sender.breakDown(THERE, "connection refused");
        queue("one");
        queue("two");
        tick();
        assertThat(outbox.waiting(NOTIFIER)).isEqualTo(2);

        sender.repair(THERE);
        clock.advance(Duration.ofSeconds(10));
        tick();

        assertThat(texts()).containsExactlyInAnyOrder("one", "two");
        assertThat(outbox.latest(NOTIFIER, 9)).allMatch(Delivery::hasArrived);
    }

    @Test
    void a_receiver_that_fails_is_asked_for_one_message_at_a_time() {
        sender.breakDown(THERE, "connection refused");
        queue("one");
        queue("two");

        tick();

        assertThat(outbox.latest(NOTIFIER, 9)).extracting(Delivery::attempts).containsExactly(0, 1);
    }

    @Test
    void a_process_that_dies_while_it_sends_sends_again_after_its_restart_under_the_same_id() {
        queue("important");
        deliver = deliverBy(new MessageSender() {
            @Override
            public Optional<String> refusal(Destination destination) {
                return Optional.empty();
            }

            @Override
            public Sent send(Destination destination, Message message) {
                var _ = sender.send(destination, message);
                throw new AssertionError("the process dies here");
            }
        });
        assertThatThrownBy(this::tick).hasMessage("the process dies here");

        deliver = deliverBy(sender);
        clock.advance(Duration.ofSeconds(59));
        tick();
        assertThat(sender.received())
                .as("the attempt may still be made elsewhere")
                .hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        tick();

        assertThat(sender.received()).hasSize(2);
        assertThat(sender.received().getFirst()).isEqualTo(sender.received().getLast());
        assertThat(latest().hasArrived()).isTrue();
    }

    @Test
    void what_waited_while_nobody_ran_is_tried_once_however_old_it_is() {
        queue("old");
        clock.advance(DAY.multipliedBy(3));

        tick();

        assertThat(texts()).containsExactly("old");
    }

    @Test
    void what_dies_at_every_attempt_is_given_up_too() {
        queue("poison");
        assertThat(outbox.take(latest(), latest().begun(noon))).isTrue();
        clock.advance(DAY);

        tick();

        assertThat(sender.received()).isEmpty();
        assertThat(latest().error()).isEqualTo("nothing came of it in a day");
        assertThat(failures).hasSize(1);
    }

    @Test
    void what_waits_for_a_notifier_that_is_disabled_is_not_sent() {
        queue("late");
        notifiers.save(notifier(false));

        tick();

        assertThat(sender.received()).isEmpty();
        assertThat(latest().error()).isEqualTo("the notifier is not active");
        assertThat(latest().isOver()).isTrue();
    }

    @Test
    void what_waits_for_a_notifier_that_is_gone_is_forgotten() {
        queue("late");
        queue("later");
        notifiers.delete(NOTIFIER);

        tick();

        assertThat(sender.received()).isEmpty();
        assertThat(outbox.latest(NOTIFIER, 9)).isEmpty();
    }

    @Test
    void a_message_goes_where_the_notifier_sends_now() {
        sender.breakDown(THERE, "404");
        queue("moved");
        tick();
        Destination elsewhere = new Destination.Slack("https://hooks.example/elsewhere");
        Notifier old = notifier(true);
        notifiers.save(new Notifier(
                NOTIFIER, old.app(), old.name(), true, old.interest(), elsewhere, old.createdAt(), clock.instant()));

        clock.advance(Duration.ofSeconds(10));
        tick();

        assertThat(sender.receivedBy(elsewhere)).hasSize(1);
    }

    @Test
    void deliveries_are_kept_for_a_week_after_their_end() {
        queue("done");
        tick();
        queue("waiting");
        clock.advance(DAY.multipliedBy(7));
        deliver.prune();
        assertThat(outbox.latest(NOTIFIER, 9)).hasSize(2);

        clock.advance(Duration.ofSeconds(1));
        deliver.prune();

        assertThat(outbox.latest(NOTIFIER, 9)).hasSize(1);
    }

    private void tick() {
        deliver.due().forEach(deliver::deliver);
    }

    private void queue(String text) {
        outbox.add(Delivery.of(NOTIFIER, new Message(Ids.next(), text, Map.of()), clock.instant()));
    }

    private Delivery latest() {
        return outbox.latest(NOTIFIER, 1).getFirst();
    }

    private List<String> texts() {
        return sender.receivedBy(THERE).stream().map(Message::text).toList();
    }

    private DeliverMessages deliverBy(MessageSender by) {
        return new DeliverMessages(
                notifiers,
                outbox,
                by,
                new DeliveryListener() {
                    @Override
                    public void failed(Notifier notifier, Delivery delivery) {
                        failures.add(delivery);
                    }

                    @Override
                    public void dropped(Notifier notifier) {
                        throw new AssertionError("nothing is queued here");
                    }

                    @Override
                    public void postponed(PortFailure failure) {
                        throw new AssertionError("nothing is away here", failure);
                    }
                },
                clock);
    }

    private Notifier notifier(boolean isActive) {
        return new Notifier(
                NOTIFIER,
                new AppId(AppKind.COMPOSE, "shop"),
                "ops",
                isActive,
                new Interest(false, true, List.of()),
                THERE,
                noon,
                noon);
    }
}
