package dev.plimsoll.adapters.persistence.database;

import dev.plimsoll.application.port.Transactions;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One transaction of the database around the work; calls of repositories inside join it, and so does one inside
/// another.
@Singleton
final class JdbcTransactions implements Transactions {
    private final TransactionOperations<Connection> operations;

    JdbcTransactions(TransactionOperations<Connection> operations) {
        this.operations = operations;
    }

    @Override
    public <T> T inOne(Supplier<T> work) {
        return operations.findTransactionStatus().isPresent() ? work.get() : begin(new Work<>(work));
    }

    private <T> T begin(Work<T> work) {
        try {
            return DatabaseCall.answering("run a transaction", () -> operations.executeWrite(_ -> work.get()));
        } catch (RuntimeException | Error failure) {
            // The connection may be too broken to roll back; what the work threw is still what counts.
            work.rethrowFailure();
            throw failure;
        }
    }

    /// Remembers how the work itself failed.
    private static final class Work<T> implements Supplier<T> {
        private final Supplier<T> work;
        private @Nullable RuntimeException exception;
        private @Nullable Error error;

        Work(Supplier<T> work) {
            this.work = work;
        }

        @Override
        public T get() {
            try {
                return work.get();
            } catch (RuntimeException e) {
                exception = e;
                throw e;
            } catch (Error e) {
                error = e;
                throw e;
            }
        }

        void rethrowFailure() {
            if (exception != null) {
                throw exception;
            }
            if (error != null) {
                throw error;
            }
        }
    }
}
