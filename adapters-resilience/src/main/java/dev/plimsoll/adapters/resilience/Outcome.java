package dev.plimsoll.adapters.resilience;

import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.port.PortFailure.BalancerUnavailable;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a call came to, and whether that speaks against the other side.
sealed interface Outcome<T> {
    /// What is wrong with the other side, in words for people; empty when nothing is.
    String problem();

    /// Hands on what the call handed out.
    T get();

    default boolean isSick() {
        return !problem().isEmpty();
    }

    /// It answered.
    record Answered<T>(T answer, String problem) implements Outcome<T> {
        @Override
        public T get() {
            return answer;
        }
    }

    /// It failed.
    record Failed<T>(RuntimeException failure, String problem) implements Outcome<T> {
        @Override
        public T get() {
            throw failure;
        }
    }

    /// Makes the call.
    ///
    /// @param problem what in an answer speaks against the other side, if anything does
    static <T> Outcome<T> of(Supplier<T> call, Function<T, Optional<String>> problem) {
        try {
            T answer = call.get();
            return new Answered<>(answer, problem.apply(answer).orElse(""));
        } catch (RuntimeException failure) {
            return new Failed<>(failure, problemOf(failure));
        }
    }

    /// Whoever refuses what makes no sense is well.
    private static String problemOf(RuntimeException failure) {
        return switch (failure) {
            case EngineUnavailable away -> away.detail();
            case BalancerUnavailable away -> away.detail();
            case PortFailure _ -> "";
            default -> "it failed: " + failure;
        };
    }
}
