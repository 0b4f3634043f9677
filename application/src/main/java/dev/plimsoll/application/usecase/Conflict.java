package dev.plimsoll.application.usecase;

/// What is asked for cannot be done as things stand.
public final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String detail;

    /// A refusal, in words for whoever asked.
    public Conflict(String detail) {
        super(detail);
        this.detail = detail;
    }

    /// What to tell whoever asked.
    public String detail() {
        return detail;
    }
}
