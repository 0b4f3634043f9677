package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.MessageSenderContract;
import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.port.MessageSender;
import java.util.List;

final class InMemoryMessageSenderTest extends MessageSenderContract {
    private static final Destination THERE = new Destination.Slack("https://hooks.example/there");
    private static final Destination AWAY = new Destination.Slack("https://hooks.example/away");
    private static final Destination FORBIDDEN = new Destination.Slack("http://127.0.0.1/");

    private final InMemoryMessageSender sender = new InMemoryMessageSender();

    InMemoryMessageSenderTest() {
        sender.breakDown(AWAY, "nobody listens");
        sender.forbid(FORBIDDEN);
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
        return sender.receivedBy(THERE).stream().map(message -> message.text()).toList();
    }
}
