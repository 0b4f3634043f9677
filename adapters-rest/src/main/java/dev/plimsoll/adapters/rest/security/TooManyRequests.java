package dev.plimsoll.adapters.rest.security;

import java.time.Duration;

/// Somebody asks more often than he may.
public final class TooManyRequests extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String detail;
    private final Duration wait;

    /// A refusal, in words for whoever asked.
    ///
    /// @param wait when it makes sense to ask again
    TooManyRequests(String detail, Duration wait) {
        super(detail);
        this.detail = detail;
        this.wait = wait;
    }

    public String detail() {
        return detail;
    }

    /// The wait in whole seconds, at least one.
    public long seconds() {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }
}
