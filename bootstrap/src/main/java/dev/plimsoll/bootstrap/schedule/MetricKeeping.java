package dev.plimsoll.bootstrap.schedule;

import dev.plimsoll.application.control.MetricsRecorder;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.usecase.RecordRollups;
import dev.plimsoll.application.usecase.RecordSnapshots;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records metrics while the service runs, writes them to the database each minute and at the end, and recalls what
/// policies need at the start. On a thread of its own: no evaluation waits for it.
@Singleton
final class MetricKeeping {
    private static final Logger LOG = LoggerFactory.getLogger(MetricKeeping.class);
    private static final long MINUTE = 60_000;

    /// A minute's last sample is begun five seconds before its end. One that comes later still is written with the next
    /// minute.
    private static final long AFTER_THE_MINUTE = 2_000;

    private final MetricsRecorder recorder;
    private final RecordRollups rollups;
    private final RecordSnapshots snapshots;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final ReentrantLock writing = new ReentrantLock();
    private boolean isAway;

    MetricKeeping(
            MetricsRecorder recorder,
            RecordRollups rollups,
            RecordSnapshots snapshots,
            Clock clock,
            @Named("control-timer") ScheduledExecutorService timer) {
        this.recorder = recorder;
        this.rollups = rollups;
        this.snapshots = snapshots;
        this.clock = clock;
        this.timer = timer;
    }

    /// To be called before the first evaluation.
    void start() {
        recall();
        recorder.start();
        var _ = timer.scheduleAtFixedRate(
                () -> Thread.ofVirtual().name("keep metrics").start(this::writeUnlessWriting),
                MINUTE - clock.millis() % MINUTE + AFTER_THE_MINUTE,
                MINUTE,
                TimeUnit.MILLISECONDS);
    }

    /// To be called after the last evaluation.
    void close() {
        recorder.close();
        writing.lock();
        try {
            write(rollups::recordAll);
        } finally {
            writing.unlock();
        }
    }

    private void recall() {
        try {
            snapshots.recall();
        } catch (PortFailure failure) {
            LOG.warn("What policies look back on begins anew: {}", failure.detail());
        } catch (RuntimeException defect) {
            // Without it policies only see less at first; it must not keep the service from starting.
            LOG.error("What policies look back on begins anew", defect);
        }
    }

    /// One that takes longer than a minute makes the next ones do nothing: what they would write is not lost.
    private void writeUnlessWriting() {
        if (writing.tryLock()) {
            try {
                write(rollups::record);
            } finally {
                writing.unlock();
            }
        }
    }

    private void write(Runnable minutes) {
        PortFailure failure = Steps.all(minutes, snapshots::record);
        if (failure != null && !isAway) {
            LOG.warn("Metrics of the last minutes are written later: {}", failure.detail());
        }
        isAway = failure != null;
    }
}
