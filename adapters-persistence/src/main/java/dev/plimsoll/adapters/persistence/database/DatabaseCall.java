package dev.plimsoll.adapters.persistence.database;

import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.port.PortFailure.StoreConflict;
import dev.plimsoll.application.port.PortFailure.StoreUnavailable;
import io.micronaut.data.exceptions.OptimisticLockException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Calls the database, and says how a call failed in the words of the ports.
///
/// A violated key, an older version and a deadlock are conflicts: somebody else was there first. A statement or a value
/// that the database
/// refuses is a defect of ours and passes as it is. Everything else means that the database does not serve us now.
public final class DatabaseCall {
    private DatabaseCall() {}

    /// Makes a call and answers what it answers; `operation` says what is tried on what, for the message.
    public static <T> T answering(String operation, Supplier<T> call) {
        try {
            return call.get();
        } catch (PortFailure told) {
            throw told;
        } catch (OptimisticLockException stale) {
            throw new StoreConflict(operation + ": it is no longer as it was read", stale);
        } catch (RuntimeException failure) {
            throw translated(operation, failure);
        }
    }

    public static void running(String operation, Runnable call) {
        answering(operation, () -> {
            call.run();
            return operation;
        });
    }

    private static RuntimeException translated(String operation, RuntimeException failure) {
        SQLException cause = sqlCause(failure);
        if (cause == null || cause instanceof SQLSyntaxErrorException || cause instanceof SQLDataException) {
            return failure;
        }
        String message = operation + ": " + cause.getMessage();
        return isConflict(cause) ? new StoreConflict(message, failure) : new StoreUnavailable(message, failure);
    }

    /// SQLSTATE class 23 is a violated constraint, class 40 a transaction that the database rolled back.
    private static boolean isConflict(SQLException cause) {
        String state = Objects.requireNonNullElse(cause.getSQLState(), "");
        return state.startsWith("23") || state.startsWith("40");
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst()
                .orElse(null);
    }
}
