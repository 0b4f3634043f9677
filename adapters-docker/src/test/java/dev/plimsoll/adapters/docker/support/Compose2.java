package dev.plimsoll.adapters.docker.support;

/// A Compose of version 2, which Debian's stable release does not have.
public final class Compose2 {
    private static final String VARIABLE = "PLIMSOLL_TEST_COMPOSE2";

    private Compose2() {}

    public static String binary() {
        String path = System.getenv(VARIABLE);
        if (path == null || path.isBlank()) {
            throw new AssertionError(VARIABLE + " must name a Docker Compose of version 2 for these tests");
        }
        return path;
    }
}
