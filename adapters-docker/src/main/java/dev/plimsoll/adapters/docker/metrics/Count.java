package dev.plimsoll.adapters.docker.metrics;

/// A count of one measure at one moment, or why there is none.
sealed interface Count {
    record Known(long value) implements Count {}

    /// No count.
    ///
    /// @param why in words for an operator. It ends up in reasons that are compared with those of the last
    ///     evaluation, so it names no container
    record Unknown(String why) implements Count {}
}
