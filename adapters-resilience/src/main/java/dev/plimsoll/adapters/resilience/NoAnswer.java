package dev.plimsoll.adapters.resilience;

/// The other side was not asked, or was not waited for any longer; the message says why, for people.
final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String words;

    NoAnswer(String words) {
        super(words);
        this.words = words;
    }

    String words() {
        return words;
    }
}
