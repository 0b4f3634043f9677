package dev.plimsoll.application.port;

import java.util.function.Supplier;

/// Runs several calls of repositories as one: all of them, or none. Every adapter passes `TransactionsContract`.
public interface Transactions {
    /// Runs `work` in one transaction and answers what it answers; rolls back when it throws, and throws the same.
    <T> T inOne(Supplier<T> work);
}
