package dev.plimsoll.application.fake;

import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.notification.Message;
import dev.plimsoll.application.port.MessageSender;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Sends messages to memory.
public final class InMemoryMessageSender implements MessageSender {
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<Destination, String> broken = new ConcurrentHashMap<>();
    private final Set<Destination> forbidden = ConcurrentHashMap.newKeySet();

    /// What arrived, and where.
    public record Received(Destination destination, Message message) {}

    @Override
    public Optional<String> refusal(Destination destination) {
        return forbidden.contains(destination) ? Optional.of("is not allowed") : Optional.empty();
    }

    @Override
    public Sent send(Destination destination, Message message) {
        String failure = refusal(destination).orElse(broken.get(destination));
        if (failure != null) {
            return new Sent.Failed(failure);
        }
        received.add(new Received(destination, message));
        return new Sent.Delivered();
    }

    /// From now on nothing arrives there.
    public void breakDown(Destination destination, String detail) {
        broken.put(destination, detail);
    }

    public void repair(Destination destination) {
        broken.remove(destination);
    }

    public void forbid(Destination destination) {
        forbidden.add(destination);
    }

    /// All that arrived, in its order.
    public List<Received> received() {
        return List.copyOf(received);
    }

    public List<Message> receivedBy(Destination destination) {
        return received.stream()
                .filter(one -> one.destination().equals(destination))
                .map(Received::message)
                .toList();
    }
}
