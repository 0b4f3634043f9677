package dev.plimsoll.bootstrap.demo;

/// The demo cannot go on, or did not end as it must; the message is for the person at the terminal.
public final class DemoFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoFailure(String message) {
        super(message);
    }

    DemoFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /// With what the cause says, if there is one.
    String inFull() {
        Throwable cause = getCause();
        return cause == null ? String.valueOf(getMessage()) : "%s (%s)".formatted(getMessage(), cause);
    }
}
