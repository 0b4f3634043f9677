package dev.plimsoll.adapters.metrics.declared;

/// A server that is well has nothing to tell, and why, in words for an operator.
public final class NoReading extends Exception {
    private static final long serialVersionUID = 1;

    public NoReading(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
