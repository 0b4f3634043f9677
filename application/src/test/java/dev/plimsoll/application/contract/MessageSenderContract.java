package dev.plimsoll.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.notification.Message;
import dev.plimsoll.application.port.MessageSender;
import dev.plimsoll.application.port.MessageSender.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every `MessageSender` does.
public abstract class MessageSenderContract {
    protected abstract MessageSender sender();

    /// Where somebody takes messages, nothing so far.
    protected abstract Destination reachable();

    /// Where nobody does.
    protected abstract Destination unreachable();

    /// Where nothing is ever sent to.
    protected abstract Destination forbidden();

    /// What has arrived, each as a text that has that of the message, or of its event, in it.
    protected abstract List<String> received();

    @Test
    void what_is_delivered_has_arrived() {
        Sent sent = sender().send(reachable(), message("shop: Ädä scaled <web> & \"db\" \uD83D\uDEA2."));

        assertThat(sent).isEqualTo(new Sent.Delivered());
        assertThat(received()).singleElement().asString().contains("Ädä", "scaled", "web", "\uD83D\uDEA2");
    }

    @Test
    void messages_arrive_in_their_order() {
        for (int number = 1; number <= 3; number++) {
            assertThat(sender().send(reachable(), message("message " + number))).isEqualTo(new Sent.Delivered());
        }

        assertThat(received()).hasSize(3);
        assertThat(received().getFirst()).contains("message 1");
        assertThat(received().getLast()).contains("message 3");
    }

    @Test
    void several_may_be_sent_at_once() {
        List<Supplier<Sent>> senders = new ArrayList<>();
        IntStream.range(0, 5)
                .forEach(number -> senders.add(() -> sender().send(reachable(), message("message " + number))));

        assertThat(Race.of(senders).results()).hasSize(5).containsOnly(new Sent.Delivered());
        assertThat(received()).hasSize(5);
    }

    @Test
    void who_is_away_is_an_answer_in_words() {
        assertThat(sender().refusal(unreachable())).isEmpty();
        assertThat(sender().send(unreachable(), message("lost")))
                .isInstanceOfSatisfying(
                        Sent.Failed.class, failed -> assertThat(failed.detail()).isNotBlank());
        assertThat(received()).isEmpty();
    }

    @Test
    void where_nothing_may_go_nothing_goes() {
        assertThat(sender().refusal(reachable())).isEmpty();
        String why = sender().refusal(forbidden()).orElseThrow();

        assertThat(sender().send(forbidden(), message("secret"))).isEqualTo(new Sent.Failed(why));
    }

    private static Message message(String text) {
        return new Message("0123456789abcdef01234567", text, Map.of("type_data", Map.of("sentence", text)));
    }
}
