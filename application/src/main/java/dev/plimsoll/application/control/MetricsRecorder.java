package dev.plimsoll.application.control;

import dev.plimsoll.application.memory.MetricMemory;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Has the metrics of each watched target recorded every ten seconds, of some targets at a time, so that the
/// sources keep room for evaluations. A target is never recorded twice at a time, and a slow one has a thread of its
/// own. Nobody waits for the list of targets: while the database is away the last one holds.
public final class MetricsRecorder implements AutoCloseable {
    private static final Duration STEP = MetricMemory.STEP;
    private static final int MOST_AT_A_TIME = 16;

    private final Supplier<Set<TargetId>> watched;
    private final Consumer<TargetId> record;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Lane list = new Lane("list recorded targets", this::list);
    private final Semaphore permits = new Semaphore(MOST_AT_A_TIME);
    private final Map<TargetId, Lane> lanes = new ConcurrentHashMap<>();
    private @Nullable ScheduledFuture<?> ticks;

    /// A recorder that does nothing until it is started.
    ///
    /// @param watched the targets of autoscalers and alerts; may throw `PortFailure`
    /// @param record records one target; see `RecordMetrics`
    /// @param timer only starts lanes, so one thread is enough
    public MetricsRecorder(
            Supplier<Set<TargetId>> watched, Consumer<TargetId> record, Clock clock, ScheduledExecutorService timer) {
        this.watched = watched;
        this.record = record;
        this.clock = clock;
        this.timer = timer;
    }

    /// Begins to record, until closed: in the middle of each ten seconds, so that a timer that is a little early
    /// or late neither leaves a gap nor records twice.
    public synchronized void start() {
        long untilNext = STEP.toMillis() - Math.floorMod(clock.millis(), STEP.toMillis());
        ticks = timer.scheduleAtFixedRate(
                this::tick,
                (untilNext + STEP.toMillis() / 2) % STEP.toMillis(),
                STEP.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void close() {
        if (ticks != null) {
            ticks.cancel(false);
        }
    }

    private void tick() {
        lanes.values().stream().filter(Lane::isIdle).forEach(Lane::request);
        list.request();
    }

    /// Drops those that are gone, and records those that are new at once.
    private void list() {
        try {
            Set<TargetId> targets = new HashSet<>(watched.get());
            lanes.entrySet()
                    .removeIf(lane ->
                            !targets.contains(lane.getKey()) && lane.getValue().isIdle());
            targets.removeAll(lanes.keySet());
            targets.forEach(target -> lanes.computeIfAbsent(target, this::lane).request());
        } catch (PortFailure _) {
            // The database is away: those that were known go on.
        }
    }

    private Lane lane(TargetId target) {
        return new Lane("record metrics of " + target, () -> {
            permits.acquireUninterruptibly();
            try {
                record.accept(target);
            } finally {
                permits.release();
            }
        });
    }
}
