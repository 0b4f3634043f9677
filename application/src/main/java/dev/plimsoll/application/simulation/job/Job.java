package dev.plimsoll.application.simulation.job;

import dev.plimsoll.application.simulation.Progress;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One simulation that somebody asked for. Thread-safe: one thread is at work while others look and cancel.
public final class Job implements Progress {
    private final String id;
    private final Instant createdAt;
    private final Progress listener;
    private final Clock clock;
    private @Nullable Function<Progress, Map<String, Object>> work;
    private Status status = Status.QUEUED;
    private double progress;
    private @Nullable Instant finishedAt;
    private String error = "";
    private @Nullable Map<String, Object> result;

    /// Work that has not begun.
    ///
    /// @param listener hears of the progress, too
    Job(String id, Function<Progress, Map<String, Object>> work, Progress listener, Clock clock) {
        this.id = id;
        this.createdAt = clock.instant();
        this.work = work;
        this.listener = listener;
        this.clock = clock;
    }

    /// How far it is.
    public enum Status {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        boolean isOver() {
            return this != QUEUED && this != RUNNING;
        }
    }

    /// A job as it is at one moment.
    ///
    /// @param progress from 0 to 1
    /// @param error what went wrong; empty when nothing did
    /// @param result null until it is done
    public record Snapshot(
            String id,
            Status status,
            double progress,
            Instant createdAt,
            @Nullable Instant finishedAt,
            String error,
            @Nullable Map<String, Object> result) {}

    /// As it is now.
    public synchronized Snapshot look() {
        return new Snapshot(id, status, progress, createdAt, finishedAt, error, result);
    }

    /// Ends it; what is over already stays as it is.
    synchronized void cancel() {
        finish(Status.CANCELLED, "", null);
    }

    @Override
    public boolean goesOn(long done, long all) {
        synchronized (this) {
            progress = (double) done / all;
        }
        boolean isWanted = listener.goesOn(done, all);
        return isWanted && !isOver();
    }

    synchronized boolean isOver() {
        return status.isOver();
    }

    /// Works until it is done or cancelled.
    void run() {
        Function<Progress, Map<String, Object>> begun = begin();
        if (begun == null) {
            return;
        }
        try {
            finish(Status.DONE, "", begun.apply(this));
        } catch (CancellationException _) {
            cancel();
        } catch (InvalidSettings refused) {
            finish(Status.FAILED, String.valueOf(refused.getMessage()), null);
        } finally {
            finish(Status.FAILED, "a defect; the log has it", null);
        }
    }

    private synchronized @Nullable Function<Progress, Map<String, Object>> begin() {
        if (!isOver()) {
            status = Status.RUNNING;
        }
        return work;
    }

    /// The first end counts.
    private synchronized void finish(Status end, String why, @Nullable Map<String, Object> found) {
        if (isOver()) {
            return;
        }
        status = end;
        error = why;
        result = found;
        progress = end == Status.DONE ? 1 : progress;
        finishedAt = clock.instant();
        work = null; // the load goes with it
    }
}
