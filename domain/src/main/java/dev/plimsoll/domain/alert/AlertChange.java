package dev.plimsoll.domain.alert;

/// What a look at a value made of an alert.
///
/// @param told what people are to hear of it
public record AlertChange(AlertState state, Told told) {
    /// What people hear.
    public enum Told {
        NOTHING,
        /// It went off.
        ACTIVATED,
        /// It still goes on.
        REMINDED,
        /// It is over.
        ENDED
    }
}
