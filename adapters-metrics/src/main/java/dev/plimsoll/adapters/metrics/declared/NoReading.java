package dev.plimsoll.adapters.metrics.declared;

/// Why there is no reading, in words for an operator.
public final class NoReading extends Exception {
    private static final long serialVersionUID = 1;

    public NoReading(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
