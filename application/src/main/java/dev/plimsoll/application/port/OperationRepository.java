package dev.plimsoll.application.port;

import dev.plimsoll.application.operation.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps what people asked for. Every adapter passes `OperationRepositoryContract`.
///
/// Any call may throw `PortFailure.StoreUnavailable`. Instants keep microseconds.
public interface OperationRepository {
    /// Stores an operation; one with the same id is replaced.
    void save(Operation operation);

    Optional<Operation> find(String id);

    /// Those that are not finished, oldest first.
    List<Operation> open();

    /// Forgets at most `most` of those that finished before a moment; answers how many.
    int prune(Instant before, int most);
}
