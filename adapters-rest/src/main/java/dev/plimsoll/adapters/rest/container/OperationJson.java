package dev.plimsoll.adapters.rest.container;

import dev.plimsoll.application.operation.Operation;
import dev.plimsoll.application.usecase.FindOperation;
import dev.plimsoll.domain.validation.Choice;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An operation as clients of the API decode it.
///
/// @param finishedAt null until it has ended
/// @param status `running`, `done` or `error`
/// @param type `scale`, `deploy` or `restart`
/// @param error what went wrong; empty when nothing did
/// @param failing ours: why it does not get on at present; null while nothing fails
@Serdeable(naming = SnakeCaseStrategy.class)
record OperationJson(
        String id,
        String appId,
        Instant createdAt,
        @Nullable Instant finishedAt,
        String status,
        String type,
        String error,
        @Nullable String failing) {
    /// As answers hold one.
    @Serdeable
    record One(OperationJson operation) {}

    static OperationJson of(FindOperation.Found found) {
        Operation operation = found.operation();
        return new OperationJson(
                operation.id(),
                operation.app().hex(),
                operation.createdAt(),
                operation.finishedAt(),
                Choice.name(operation.status()),
                Choice.name(operation.kind()),
                operation.error(),
                found.failing().isEmpty() ? null : found.failing());
    }
}
