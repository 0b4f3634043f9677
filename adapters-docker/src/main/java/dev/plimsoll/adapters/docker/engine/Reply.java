package dev.plimsoll.adapters.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;

/// What the Engine answered to a call. A status that is no success is an answer too: only the caller knows whether
/// "no such container" is a failure.
public final class Reply {
    static final int FIRST_ERROR = 400;

    private final String what;
    private final int status;
    private final byte[] bytes;

    /// @param what the call, in words, for messages
    Reply(String what, int status, byte[] bytes) {
        this.what = what;
        this.status = status;
        this.bytes = bytes;
    }

    public int status() {
        return status;
    }

    public byte[] bytes() {
        return bytes;
    }

    public boolean isOk() {
        return status < FIRST_ERROR;
    }

    /// The body as JSON; an empty one is a missing node.
    public JsonNode json() {
        return Json.parse(what, bytes);
    }

    /// The Engine's own words about what went wrong.
    public String message() {
        try {
            return json().path("message").asText("status " + status);
        } catch (EngineUnavailable _) {
            return "status " + status;
        }
    }

    /// The body of a call that has no reason to fail while the Engine is well.
    public JsonNode need() {
        return orFail().json();
    }

    /// Itself when the call succeeded.
    public Reply orFail() {
        if (!isOk()) {
            throw new EngineUnavailable(what + ": the engine answered " + status + ": " + message(), null);
        }
        return this;
    }
}
