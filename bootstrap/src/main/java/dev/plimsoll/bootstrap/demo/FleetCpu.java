package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// CPU that the fleet has used, containers that are gone included.
final class FleetCpu {
    private final CpuAccount account;
    private final Map<String, Duration> lastSeen = new HashMap<>();

    FleetCpu(CpuAccount account) {
        this.account = account;
    }

    /// Zero for ever where the engine's cgroups are not on this machine.
    Duration used(List<RunningContainer> running) {
        for (RunningContainer container : running) {
            account.readHere(container.id()).ifPresent(used -> lastSeen.put(container.id(), used));
        }
        return lastSeen.values().stream().reduce(Duration.ZERO, Duration::plus);
    }
}
