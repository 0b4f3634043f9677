package dev.plimsoll.adapters.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.contract.MessageSenderContract;
import dev.plimsoll.application.control.CircuitState;
import dev.plimsoll.application.control.CircuitState.Standing;
import dev.plimsoll.application.fake.InMemoryMessageSender;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.notification.Message;
import dev.plimsoll.application.port.MessageSender;
import dev.plimsoll.application.port.MessageSender.Sent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResilientMessageSenderTest extends MessageSenderContract {
    private static final Destination THERE = new Destination.Slack("https://hooks.example/there");
    private static final Destination AWAY = new Destination.Slack("https://hooks.example/away");
    private static final Destination FORBIDDEN = new Destination.Slack("http://127.0.0.1/");

    private final InMemoryMessageSender inner = new InMemoryMessageSender();
    private final SettableClock clock = new SettableClock();
    private final Circuits circuits = new Circuits(CircuitSettings.DEFAULT, clock, clock::advance);
    private final MessageSender sender = new ResilientMessageSender(inner, circuits);

    ResilientMessageSenderTest() {
        inner.breakDown(AWAY, "nobody listens");
        inner.forbid(FORBIDDEN);
    }

    @AfterEach
    void close() {
        circuits.close();
    }

    @Override
    protected MessageSender sender() {
        return sender;
    }

    @Override
    protected Destination reachable() {
        return THERE;
    }

    @Override
    protected Destination unreachable() {
        return AWAY;
    }

    @Override
    protected Destination forbidden() {
        return FORBIDDEN;
    }

    @Override
    protected List<String> received() {
        return inner.receivedBy(THERE).stream().map(message -> message.text()).toList();
    }

    @Test
    void a_receiver_that_is_sick_is_left_alone_and_the_others_are_not() {
        send(AWAY, 10);
        inner.repair(AWAY);

        assertThat(send(AWAY, 1))
                .isInstanceOfSatisfying(
                        Sent.Failed.class,
                        failed -> assertThat(failed.detail())
                                .startsWith("the circuit of notifier by slack at hooks.example (")
                                .contains("nobody listens"));
        assertThat(send(THERE, 1)).isEqualTo(new Sent.Delivered());
    }

    @Test
    void what_is_forbidden_opens_no_circuit() {
        send(FORBIDDEN, 30);

        assertThat(circuits.states()).extracting(CircuitState::standing).containsExactly(Standing.CLOSED);
    }

    @Test
    void a_circuit_tells_no_secret() {
        send(new Destination.Slack("https://hooks.example/services/T0/B0/secret"), 1);
        send(new Destination.Email(List.of("ann@example.com")), 1);

        assertThat(circuits.states().toString()).doesNotContain("secret").doesNotContain("ann");
    }

    private Sent send(Destination destination, int times) {
        Sent last = new Sent.Delivered();
        for (int i = 0; i < times; i++) {
            last = sender.send(destination, new Message("1", "scaled", Map.of()));
        }
        return last;
    }
}
