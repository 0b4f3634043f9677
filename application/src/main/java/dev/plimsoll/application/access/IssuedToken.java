package dev.plimsoll.application.access;

/// A token that was just made, and the only place where the secret itself is seen.
public record IssuedToken(Token token, String secret) {
    /// Without the secret, for it could end in a log.
    @Override
    public String toString() {
        return "IssuedToken[" + token.id() + "]";
    }
}
