package dev.plimsoll.adapters.loadbalancer.nginx;

import dev.plimsoll.application.balancer.Abilities;
import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.balancer.ServerLoad;
import dev.plimsoll.application.balancer.ServerPhase;
import dev.plimsoll.application.balancer.ServerState;
import dev.plimsoll.application.balancer.WantedServers;
import dev.plimsoll.application.port.LoadBalancer;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.fleet.ContainerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Containers as servers in a file that an upstream of nginx includes.
///
/// Whoever drains is not in the file any more; after a reload new workers take new requests, and the old
/// ones end theirs. nginx has no checks of its own, so only containers that are fit may be registered. Who
/// drained when our process was started anew drains from then on.
public final class NginxLoadBalancer implements LoadBalancer {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final ServerLoad UNTOLD = new ServerLoad.Untold();

    private final NginxSettings settings;
    private final IncludeFile file;
    private final Shell shell = new Shell(DEADLINE);
    private final LongSupplier nanoTime;

    /// Since which reload each container has been in the file.
    private final Map<ContainerId, Generation> serving = new HashMap<>();

    /// Since which reload each container has been out of it.
    private final Map<ContainerId, Generation> draining = new HashMap<>();

    /// The last one that we know of; null before the first, as nginx may not have heard of the file.
    private @Nullable Generation current;

    public NginxLoadBalancer(NginxSettings settings) {
        this(settings, System::nanoTime);
    }

    NginxLoadBalancer(NginxSettings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.file = new IncludeFile(settings.include());
        this.nanoTime = nanoTime;
    }

    @Override
    public Abilities abilities() {
        return new Abilities(
                Abilities.Gate.NONE,
                switch (settings.reload()) {
                    case NginxReload.Signal _ -> Abilities.DrainEvidence.PROCESSES;
                    case NginxReload.Command _ -> Abilities.DrainEvidence.TIME;
                });
    }

    @Override
    public synchronized Map<ContainerId, ServerState> observe() {
        Map<ContainerId, ServerState> states = new HashMap<>();
        draining.forEach((id, since) -> states.put(id, drainingSince(since)));
        IncludeFile.servers(read()).keySet().forEach(id -> states.put(id, servingSince(serving.get(id))));
        return states;
    }

    @Override
    public synchronized Map<ContainerId, ServerState> reconcile(WantedServers wanted) {
        if (current != null && current.isGone()) {
            current = null;
            serving.clear();
        }
        String before = read();
        Map<ContainerId, Endpoint> known = IncludeFile.servers(before);
        serving.keySet()
                .removeIf(id -> !Objects.equals(known.get(id), wanted.serving().get(id)));
        draining.keySet().retainAll(wanted.draining());
        String text = IncludeFile.text(wanted.serving());
        Generation reloaded = current;
        if (reloaded == null || !text.equals(before)) {
            reloaded = install(before, text);
            current = reloaded;
        }
        for (ContainerId id : wanted.serving().keySet()) {
            serving.putIfAbsent(id, reloaded);
        }
        for (ContainerId id : wanted.draining()) {
            draining.putIfAbsent(id, reloaded);
        }
        return states();
    }

    private Map<ContainerId, ServerState> states() {
        Map<ContainerId, ServerState> states = new HashMap<>();
        serving.forEach((id, since) -> states.put(id, servingSince(since)));
        draining.forEach((id, since) -> states.put(id, drainingSince(since)));
        return states;
    }

    /// @param since null when only the file tells of it
    private ServerState servingSince(@Nullable Generation since) {
        boolean isInForce = since == null || since.isInForce(nanoTime.getAsLong());
        return new ServerState(isInForce ? ServerPhase.READY : ServerPhase.STARTING, UNTOLD);
    }

    private ServerState drainingSince(Generation since) {
        Duration drain = switch (settings.reload()) {
            case NginxReload.Signal _ -> Duration.ZERO;
            case NginxReload.Command command -> command.drain();
        };
        boolean isOver = since.isOver(drain, nanoTime.getAsLong());
        return new ServerState(isOver ? ServerPhase.DRAINED : ServerPhase.DRAINING, UNTOLD);
    }

    /// What nginx cannot use does not stay, or it would not start the next time.
    private Generation install(String before, String text) {
        // If nginx is not told now, the next call tells it.
        current = null;
        try {
            file.write(text);
        } catch (IOException failure) {
            throw unavailable("write", failure);
        }
        try {
            if (!settings.test().isEmpty()) {
                shell.run(settings.test());
            }
        } catch (IOException refused) {
            takeBack(before);
            throw new PortFailure.BalancerRefused(settings.include() + ": " + refused.getMessage());
        }
        try {
            return reload();
        } catch (IOException failure) {
            throw unavailable("reload", failure);
        }
    }

    private void takeBack(String before) {
        try {
            if (before.isEmpty()) {
                file.delete();
            } else {
                file.write(before);
            }
        } catch (IOException failure) {
            throw unavailable("restore", failure);
        }
    }

    private Generation reload() throws IOException {
        return switch (settings.reload()) {
            case NginxReload.Signal(Path pidFile) -> {
                ProcessHandle master = master(pidFile);
                // Listed before the signal: those that come after it know the new file.
                Generation generation = new Generation(master, master.children().toList(), nanoTime.getAsLong());
                shell.run(List.of("kill", "-HUP", Long.toString(master.pid())));
                yield generation;
            }
            case NginxReload.Command(List<String> command, var _) -> {
                shell.run(command);
                yield new Generation(null, List.of(), nanoTime.getAsLong());
            }
        };
    }

    /// A number from another container is somebody else's here, whom the signal might end.
    private static ProcessHandle master(Path pidFile) throws IOException {
        String pid = Files.readString(pidFile).strip();
        try {
            return ProcessHandle.of(Long.parseLong(pid))
                    .filter(NginxLoadBalancer::isNginx)
                    .orElseThrow(() -> new IOException("process " + pid + " of " + pidFile + " is not nginx"));
        } catch (NumberFormatException odd) {
            throw new IOException(pidFile + " holds no number", odd);
        }
    }

    private static boolean isNginx(ProcessHandle process) {
        return process.info().command().map(Path::of).stream().anyMatch(command -> command.endsWith("nginx"));
    }

    private String read() {
        try {
            return file.read();
        } catch (IOException failure) {
            throw unavailable("read", failure);
        }
    }

    private PortFailure unavailable(String operation, IOException failure) {
        return new PortFailure.BalancerUnavailable(
                operation + " " + settings.include() + ": " + failure.getMessage(), failure);
    }
}
