package dev.plimsoll.adapters.metrics.proxy.log;

/// One request that a proxy gave to a server.
///
/// @param millis until the server began to answer; negative when it never did
/// @param status what the client got for it, or what made the proxy try another server
public record Attempt(Server server, long millis, long status) {
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int AFTER_SERVER_ERRORS = 600;

    boolean isServerError() {
        return status >= FIRST_SERVER_ERROR && status < AFTER_SERVER_ERRORS;
    }
}
