package dev.plimsoll.application.usecase;

/// Somebody asked for something that is not there.
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String resource;

    /// Says what is not there.
    ///
    /// @param resource what kind of thing, as the API calls it: `app`, `autoscaler`, `container_type`
    public NotFound(String resource) {
        super(resource + " not found");
        this.resource = resource;
    }

    public String resource() {
        return resource;
    }
}
