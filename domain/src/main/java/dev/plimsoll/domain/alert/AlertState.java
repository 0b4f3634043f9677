package dev.plimsoll.domain.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where an alert stands.
///
/// @param beyondSince since when values have been beyond the limit; null while they are not
/// @param toldAt when it was last told that it is active; null while it is not
public record AlertState(
        @Nullable Instant beyondSince, @Nullable Instant toldAt) {
    /// Nothing is beyond the limit.
    public static final AlertState QUIET = new AlertState(null, null);

    public boolean isActive() {
        return toldAt != null;
    }
}
