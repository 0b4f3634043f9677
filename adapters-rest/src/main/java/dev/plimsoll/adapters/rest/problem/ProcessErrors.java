package dev.plimsoll.adapters.rest.problem;

import io.micronaut.http.HttpRequest;

/// The errors of `/api/process/auto-scaling`, which has clients of its own: whatever is wrong with a body is a 400, and
/// whatever is wrong with us a 500, each with one sentence under `error`.
public final class ProcessErrors {
    /// The route.
    public static final String PATH = "/api/process/auto-scaling";

    private ProcessErrors() {}

    static boolean concern(HttpRequest<?> request) {
        return request.getPath().startsWith(PATH);
    }

    static String server(String detail) {
        return "Server error: " + detail;
    }
}
