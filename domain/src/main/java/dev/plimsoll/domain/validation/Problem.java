package dev.plimsoll.domain.validation;

/// One thing that is wrong with a setting.
///
/// @param path where it stands, dotted, with indexes: `behavior.scale_in.policies[0].value`
/// @param message what is wrong, to follow the path: `must be at least 1`
public record Problem(String path, String message) {
    /// The same problem seen from one level further out: `Problem("value", ..).under("policies[0]")` is at
    /// `policies[0].value`. An empty path takes the prefix as it is.
    public Problem under(String prefix) {
        return new Problem(path.isEmpty() || prefix.isEmpty() ? prefix + path : prefix + "." + path, message);
    }
}
