package dev.plimsoll.application.usecase;

import java.time.Duration;

/// What is asked for would wait behind too much else.
public final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String detail;
    private final Duration wait;

    /// A refusal, in words for whoever asked.
    ///
    /// @param wait when it makes sense to ask again
    public Busy(String detail, Duration wait) {
        super(detail);
        this.detail = detail;
        this.wait = wait;
    }

    /// What to tell whoever asked.
    public String detail() {
        return detail;
    }

    public Duration waiting() {
        return wait;
    }
}
