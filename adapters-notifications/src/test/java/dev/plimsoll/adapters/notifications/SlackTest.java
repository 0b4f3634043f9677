package dev.plimsoll.adapters.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.contract.MessageSenderContract;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.notification.Message;
import dev.plimsoll.application.port.MessageSender;
import dev.plimsoll.application.port.MessageSender.Sent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SlackTest extends MessageSenderContract {
    private final Receiver receiver = new Receiver();
    private final PlatformMessageSender sender = new PlatformMessageSender(true, null, new SettableClock());

    @AfterEach
    void close() {
        sender.close();
        receiver.close();
    }

    @Override
    protected MessageSender sender() {
        return sender;
    }

    @Override
    protected Destination reachable() {
        return new Destination.Slack(receiver.url("/hook"));
    }

    @Override
    protected Destination unreachable() {
        return new Destination.Slack(receiver.url("/status/404"));
    }

    @Override
    protected Destination forbidden() {
        return new Destination.Slack("https:///no-host");
    }

    @Override
    protected List<String> received() {
        return receiver.requests().stream()
                .filter(request -> request.path().equals("/hook"))
                .map(request -> request.text())
                .toList();
    }

    @Test
    void the_text_is_posted_with_what_means_something_to_slack_escaped() {
        assertThat(sender.send(reachable(), new Message("a1", "shop: <!channel> & \"web\" > 3", Map.of("id", "x"))))
                .isEqualTo(new Sent.Delivered());

        assertThat(receiver.requests().getFirst().text())
                .isEqualTo("{\"text\":\"shop: &lt;!channel&gt; &amp; \\\"web\\\" &gt; 3\"}");
    }
}
