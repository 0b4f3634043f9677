package dev.plimsoll.application.usecase;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.control.Evaluations;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.policy.EventPolicy;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells the autoscalers of an app of an external event; those that wait for it act at once.
public final class ReceiveSignal {
    /// Evaluations store the aggregate too, so a signal may have to be laid over a newer one.
    private static final int MOST_TRIES = 10;

    private static final int LONGEST_NAME = 64;

    private final FindAutoscaler findAutoscaler;
    private final AutoscalerRepository autoscalers;
    private final Evaluations evaluations;
    private final Clock clock;

    public ReceiveSignal(
            FindAutoscaler findAutoscaler, AutoscalerRepository autoscalers, Evaluations evaluations, Clock clock) {
        this.findAutoscaler = findAutoscaler;
        this.autoscalers = autoscalers;
        this.evaluations = evaluations;
        this.clock = clock;
    }

    /// A signal that somebody waited for.
    ///
    /// @param receivedBy the autoscalers that know of it now
    public record Received(String name, Instant receivedAt, List<AutoscalerId> receivedBy) {
        public Received {
            receivedBy = List.copyOf(receivedBy);
        }
    }

    /// What is signalled, and to whom: null is any container type.
    private record Signal(String name, @Nullable String containerType) {
        static Signal read(Map<?, ?> body) {
            Tree tree = Tree.of(body);
            String name = tree.required("name", tree.text("name"));
            if (name != null && name.isBlank()) {
                tree.problem("name", "must not be blank");
            } else if (name != null && name.length() > LONGEST_NAME) {
                tree.problem("name", "must have at most " + LONGEST_NAME + " characters");
            }
            String containerType = tree.text("container_type");
            tree.refuse();
            return new Signal(String.valueOf(name), containerType);
        }

        boolean concerns(Autoscaler autoscaler) {
            return (containerType == null
                            || containerType.equals(autoscaler.target().containerType()))
                    && autoscaler.settings().policies().stream()
                            .anyMatch(policy -> policy instanceof EventPolicy waiting
                                    && waiting.event().equals(name));
        }
    }

    /// Stores the signal with each autoscaler that has a policy for it, disabled ones included.
    ///
    /// @param body `name` and optionally `container_type`, as parsed JSON
    /// @throws NotFound when there is no such app, or nobody there waits for the event
    /// @throws InvalidSettings with every problem and its path
    /// @throws PortFailure.StoreConflict when others change an autoscaler all the time
    public Received receive(String appNameOrId, Map<?, ?> body) {
        List<Autoscaler> all = findAutoscaler.ofApp(appNameOrId);
        Signal signal = Signal.read(body);
        Instant now = clock.instant();
        List<AutoscalerId> receivedBy = all.stream()
                .map(Autoscaler::id)
                .filter(id -> store(id, signal, now))
                .toList();
        if (receivedBy.isEmpty()) {
            throw new NotFound("event", "no autoscaler waits for the event " + signal.name());
        }
        receivedBy.forEach(evaluations::request);
        return new Received(signal.name(), now, receivedBy);
    }

    /// Answers whether the autoscaler is there and waits for it.
    private boolean store(AutoscalerId id, Signal signal, Instant now) {
        for (int attempt = 1; ; attempt++) {
            Optional<Autoscaler> waiting = autoscalers.find(id).filter(signal::concerns);
            try {
                waiting.ifPresent(it -> autoscalers.update(it.signalled(signal.name(), now)));
                return waiting.isPresent();
            } catch (PortFailure.StoreConflict conflict) {
                if (attempt == MOST_TRIES) {
                    throw conflict;
                }
            }
        }
    }
}
