package dev.plimsoll.adapters.rest.app;

/// The size of a container. Scalingo sells several and its clients want one; with us each service sets its own limits,
/// so all containers are called the same.
public final class ContainerSize {
    /// The only size there is.
    public static final String ONLY = "M";

    private ContainerSize() {}
}
