package dev.plimsoll.adapters.rest.json;

/// A request body that is no JSON object.
public final class MalformedJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// A body that cannot be read, and why.
    public MalformedJson(String detail) {
        super(detail);
    }
}
