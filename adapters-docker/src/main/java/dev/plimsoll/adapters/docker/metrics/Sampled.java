package dev.plimsoll.adapters.docker.metrics;

import java.time.Duration;

/// What is known of one measure of one container now.
sealed interface Sampled {
    /// What it uses, or how fast that grows.
    ///
    /// @param amount in use, or growth a second
    /// @param covered the time over which it grew
    record Value(double amount, Duration age, Duration covered) implements Sampled {}

    /// A value too old to act on.
    record Old(Duration age) implements Sampled {}

    /// No value, and why, in words for an operator.
    record Nothing(String why) implements Sampled {}

    /// The same as a fraction of what a container may use.
    default Sampled per(double base) {
        return switch (this) {
            case Value _ when base <= 0 -> new Nothing("the containers may use none, or the machine has none");
            case Value(double amount, Duration age, Duration covered) -> new Value(amount / base, age, covered);
            case Old _, Nothing _ -> this;
        };
    }
}
