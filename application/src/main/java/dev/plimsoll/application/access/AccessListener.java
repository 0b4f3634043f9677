package dev.plimsoll.application.access;

/// Hears who changed what others may do. Calls must return quickly.
public interface AccessListener {
    /// What happens to tokens.
    enum Change {
        ISSUED,
        REVOKED
    }

    /// A token was issued or revoked.
    void changed(Actor by, Change change, Token token);
}
