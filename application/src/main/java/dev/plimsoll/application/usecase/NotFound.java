package dev.plimsoll.application.usecase;

/// Somebody asked for something that is not there.
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String resource;
    private final String detail;

    /// Says what is not there.
    ///
    /// @param resource what kind of thing, as the API calls it: `app`, `autoscaler`, `container_type`
    public NotFound(String resource) {
        this(resource, "not found");
    }

    /// Says what is not there in other words.
    public NotFound(String resource, String detail) {
        super(resource + ": " + detail);
        this.resource = resource;
        this.detail = detail;
    }

    public String resource() {
        return resource;
    }

    /// What to tell whoever asked.
    public String detail() {
        return detail;
    }
}
