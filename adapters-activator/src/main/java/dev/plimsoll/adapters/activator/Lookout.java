package dev.plimsoll.adapters.activator;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.usecase.ActivateTarget;
import dev.plimsoll.application.usecase.ActivateTarget.Activated;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Looks where the containers of one target answer, and asks for one while none does.
///
/// A ready container counts once its port has been reached: without a health check it is called ready as soon as it
/// runs. Looks block; call them on virtual threads.
final class Lookout {
    /// Asking takes a write to the database, so it is done now and then; an activation lasts longer.
    static final Duration ASK_EVERY = Duration.ofSeconds(2);

    private static final int REACHED_WITHIN_MILLIS = 200;

    private final TargetId target;
    private final ContainerControl containers;
    private final Function<Fleet, List<Endpoint>> readyEndpoints;
    private final ActivateTarget activate;
    private final Set<Endpoint> reached = ConcurrentHashMap.newKeySet();
    private long askedAt = System.nanoTime() - ASK_EVERY.toNanos();
    private @Nullable String refusal;

    Lookout(
            TargetId target,
            ContainerControl containers,
            Function<Fleet, List<Endpoint>> readyEndpoints,
            ActivateTarget activate) {
        this.target = target;
        this.containers = containers;
        this.readyEndpoints = readyEndpoints;
        this.activate = activate;
    }

    Sight look() {
        try {
            Fleet fleet = containers.observe(target);
            List<Endpoint> listed = readyEndpoints.apply(fleet);
            reached.retainAll(listed);
            List<Endpoint> open = listed.stream().filter(this::isReached).toList();
            if (!open.isEmpty()) {
                return new Sight.Open(open);
            }
            String refused = ask(fleet);
            return refused != null && fleet.current() == 0
                    ? new Sight.Refused(refused)
                    : new Sight.Closed(why(fleet, listed));
        } catch (PortFailure failure) {
            return new Sight.Closed(failure.detail());
        }
    }

    /// Keeps a container that is in use.
    void renew() {
        try {
            var _ = ask(containers.observe(target));
        } catch (PortFailure _) {
            // The next look says so.
        }
    }

    /// It did not answer just now.
    void doubt(Endpoint endpoint) {
        reached.remove(endpoint);
    }

    /// Asks unless that was done a moment ago.
    ///
    /// @return why nobody brings a container; null when somebody does
    private synchronized @Nullable String ask(Fleet fleet) {
        if (System.nanoTime() - askedAt >= ASK_EVERY.toNanos()) {
            refusal = activate.activate(fleet) instanceof Activated.Refused(String why) ? why : null;
            askedAt = System.nanoTime();
        }
        return refusal;
    }

    private boolean isReached(Endpoint endpoint) {
        return reached.contains(endpoint) || (answers(endpoint) && reached.add(endpoint));
    }

    private static boolean answers(Endpoint endpoint) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.ofLiteral(endpoint.ip()), endpoint.port()),
                    REACHED_WITHIN_MILLIS);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static String why(Fleet fleet, List<Endpoint> listed) {
        if (!listed.isEmpty()) {
            return "no connection to " + listed.getFirst();
        }
        if (fleet.ready() > 0) {
            return "where its containers take requests is not known: is there a label plimsoll.port?";
        }
        return fleet.current() > 0 ? "its containers are not ready" : "no container runs";
    }
}
