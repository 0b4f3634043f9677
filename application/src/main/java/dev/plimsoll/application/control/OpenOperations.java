package dev.plimsoll.application.control;

import dev.plimsoll.application.operation.Operation;
import dev.plimsoll.application.port.OperationRepository;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The operations that are not over, by the target they are about, so that convergers find theirs without
/// asking the database. At most one of each kind a target: a newer one overtakes it.
///
/// Thread-safe. What ends is stored before it is forgotten here: while the database is away it stays open.
public final class OpenOperations {
    /// After so long an operation has failed, so that whoever waits for it comes to an end; one that
    /// replaces containers has as long for each.
    public static final Duration LONGEST = Duration.ofMinutes(10);

    private final OperationRepository repository;
    private final Map<String, Operation> operations = new HashMap<>();
    private final Map<TargetId, Task> scales = new HashMap<>();
    private final Map<TargetId, Task> restarts = new HashMap<>();

    public OpenOperations(OperationRepository repository) {
        this.repository = repository;
    }

    /// The part of an operation that is about one target.
    public static final class Task {
        private final String operation;
        private final TargetId target;
        private final int amount;
        private final Instant askedAt;
        private final Set<ContainerId> restarted = new HashSet<>();
        private final Duration warmUp;
        private volatile String failure = "";

        private Task(Operation operation, TargetId target, int amount) {
            this.operation = operation.id();
            this.target = target;
            this.amount = amount;
            this.askedAt = operation.createdAt();
            // Who scales counts containers that run; who deploys wants to see that the new ones stay up.
            boolean isTrial = operation.kind() == Operation.Kind.DEPLOY;
            this.warmUp = isTrial ? Readiness.DEFAULT.warmUp() : Duration.ZERO;
        }

        /// How many containers are wanted.
        public int amount() {
            return amount;
        }

        /// How long a container without a health check must run to be ready.
        public Duration warmUp() {
            return warmUp;
        }

        public Instant askedAt() {
            return askedAt;
        }

        /// Those that have been restarted for it. Only the target's converger asks and adds.
        public Set<ContainerId> restarted() {
            return restarted;
        }

        /// Keeps why it does not get on, in words for whoever asked for it.
        public void failing(String detail) {
            failure = detail;
        }

        /// Why it did not get on last; empty when nothing failed.
        public String failure() {
            return failure;
        }

        public boolean isOverdue(Instant now) {
            return isOverdue(askedAt, now);
        }

        /// Whether nothing has come of it for too long.
        ///
        /// @param progress when it got on last
        public boolean isOverdue(Instant progress, Instant now) {
            return now.isAfter((progress.isAfter(askedAt) ? progress : askedAt).plus(LONGEST));
        }
    }

    /// Takes in what an earlier process left open.
    ///
    /// @return the targets to be looked at
    public List<TargetId> recall() {
        List<Operation> left = repository.open();
        left.forEach(operation -> begin(operation, operation.createdAt()));
        return left.stream()
                .flatMap(operation -> operation.openTargets().stream())
                .distinct()
                .toList();
    }

    /// Takes in a stored operation; what it overtakes ends.
    public synchronized void begin(Operation operation, Instant now) {
        operations.put(operation.id(), operation);
        Map<TargetId, Task> tasks = tasks(operation.kind());
        for (TargetId target : operation.openTargets()) {
            Task overtaken = tasks.get(target);
            if (overtaken != null) {
                end(overtaken, "overtaken by a newer operation", now);
            }
            int amount = operation
                    .part(target.containerType())
                    .map(Operation.Part::amount)
                    .orElse(0);
            tasks.put(target, new Task(operation, target, amount));
        }
    }

    /// How many containers of a target a person wants now.
    public synchronized Optional<Task> scaleOf(TargetId target) {
        return Optional.ofNullable(scales.get(target));
    }

    /// Which restart of a target is under way.
    public synchronized Optional<Task> restartOf(TargetId target) {
        return Optional.ofNullable(restarts.get(target));
    }

    /// Why an operation does not get on at present, by container type: `web: no such image`; empty while nothing fails.
    public synchronized String failureOf(Operation operation) {
        Map<TargetId, Task> tasks = tasks(operation.kind());
        return operation.openTargets().stream()
                .flatMap(target -> Stream.ofNullable(tasks.get(target)))
                .filter(task -> task.operation.equals(operation.id()) && !task.failure.isEmpty())
                .map(task -> task.target.containerType() + ": " + task.failure)
                .collect(Collectors.joining("; "));
    }

    /// Ends a task.
    ///
    /// @param error why it failed; empty when it did not
    public synchronized void end(Task task, String error, Instant now) {
        Operation operation = operations.get(task.operation);
        if (operation == null) {
            return;
        }
        Operation ended = operation.ended(task.target.containerType(), error, now);
        repository.save(ended);
        forget(task, ended);
    }

    private void forget(Task task, Operation ended) {
        scales.remove(task.target, task);
        restarts.remove(task.target, task);
        if (ended.finishedAt() == null) {
            operations.put(ended.id(), ended);
        } else {
            operations.remove(ended.id());
        }
    }

    private Map<TargetId, Task> tasks(Operation.Kind kind) {
        return switch (kind) {
            case SCALE, DEPLOY -> scales;
            case RESTART -> restarts;
        };
    }
}
