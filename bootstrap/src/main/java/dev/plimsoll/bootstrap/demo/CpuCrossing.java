package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Finds the moment at which the CPU of the one container there is passes the target, by looking every tenth of a
/// second, which is the kernel's own period for CPU limits.
final class CpuCrossing {
    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final CpuAccount account;
    private final double targetCores;

    CpuCrossing(CpuAccount account, Sizing sizing) {
        this.account = account;
        this.targetCores = sizing.limit() * sizing.target();
    }

    /// Completes with the beginning of the first period above the target. Where the account cannot be read, that is
    /// now, the moment the load begins: never later than the crossing, so the figure made from it never flatters.
    CompletableFuture<Instant> watch(RunningContainer container) {
        var crossing = new CompletableFuture<Instant>();
        Thread.ofVirtual().name("cpu-crossing").start(() -> crossing.complete(find(container.id())));
        return crossing;
    }

    private Instant find(String id) {
        Instant begun = Instant.now();
        Instant before = begun;
        Optional<Duration> usedBefore = account.readHere(id);
        while (usedBefore.isPresent() && before.isBefore(begun.plus(DEADLINE))) {
            Pause.lasting(PERIOD);
            Instant now = Instant.now();
            Optional<Duration> used = account.readHere(id);
            if (used.isPresent() && isAbove(used.get().minus(usedBefore.get()), Duration.between(before, now))) {
                return before;
            }
            before = now;
            usedBefore = used;
        }
        return begun;
    }

    private boolean isAbove(Duration used, Duration elapsed) {
        return used.toNanos() > targetCores * elapsed.toNanos();
    }
}
