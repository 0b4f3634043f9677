package dev.plimsoll.application.simulation.job;

import dev.plimsoll.application.event.Ids;
import dev.plimsoll.application.simulation.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// Simulations that wait, the one that runs, and those that were. In memory only: a restart forgets all.
///
/// - At most one runs at a time, and at most five wait.
/// - What is over is kept for an hour, and the newest 20 of it.
public final class JobQueue {
    private static final int MOST_WAITING = 5;
    private static final int MOST_KEPT = 20;
    private static final Duration KEPT = Duration.ofHours(1);

    private final Executor executor;
    private final Progress listener;
    private final Clock clock;
    private final List<Job> jobs = new ArrayList<>();
    private final Deque<Job> waiting = new ArrayDeque<>();
    private boolean isBusy;

    /// An empty queue.
    ///
    /// @param executor takes one piece of work at a time, which may take minutes
    /// @param listener hears of the progress of whatever runs, and may end it
    public JobQueue(Executor executor, Progress listener, Clock clock) {
        this.executor = executor;
        this.listener = listener;
        this.clock = clock;
    }

    /// Has something done once it is its turn; nothing when too many wait already.
    ///
    /// @param work tells its progress now and then
    public Optional<Job.Snapshot> add(Function<Progress, Map<String, Object>> work) {
        Job job = new Job(Ids.next(), work, listener, clock);
        synchronized (this) {
            forget();
            waiting.removeIf(Job::isOver);
            if (waiting.size() >= MOST_WAITING) {
                return Optional.empty();
            }
            jobs.add(job);
            waiting.add(job);
        }
        Job.Snapshot added = job.look();
        goOn();
        return Optional.of(added);
    }

    /// A job of this id, if it is still known.
    public Optional<Job.Snapshot> find(String id) {
        return all().stream().map(Job::look).filter(job -> job.id().equals(id)).findFirst();
    }

    /// All that are known, the newest first.
    public List<Job.Snapshot> list() {
        return all().reversed().stream().map(Job::look).toList();
    }

    /// Ends a job; what is over already stays as it is.
    ///
    /// @return whether it is known
    public boolean cancel(String id) {
        Optional<Job> found =
                all().stream().filter(job -> job.look().id().equals(id)).findFirst();
        found.ifPresent(Job::cancel);
        return found.isPresent();
    }

    private synchronized List<Job> all() {
        forget();
        return List.copyOf(jobs);
    }

    private synchronized void forget() {
        Instant oldest = clock.instant().minus(KEPT);
        List<Job> over = jobs.stream().filter(Job::isOver).toList();
        jobs.removeAll(over.stream()
                .filter(job -> Objects.requireNonNullElse(job.look().finishedAt(), Instant.MAX)
                        .isBefore(oldest))
                .toList());
        jobs.removeAll(over.subList(0, Math.max(0, over.size() - MOST_KEPT)));
    }

    /// Begins what is next, unless something runs.
    private void goOn() {
        Job next;
        synchronized (this) {
            waiting.removeIf(Job::isOver);
            next = isBusy ? null : waiting.poll();
            isBusy |= next != null;
        }
        if (next != null) {
            Job begun = next;
            executor.execute(() -> run(begun));
        }
    }

    private void run(Job job) {
        try {
            job.run();
        } finally {
            synchronized (this) {
                isBusy = false;
            }
            goOn();
        }
    }
}
