package dev.plimsoll.adapters.rest.json;

import java.time.Instant;

/// What all answers have in common.
public final class Json {
    /// The content type of every answer with a body.
    public static final String UTF_8 = "application/json; charset=utf-8";

    /// How the API writes a date that never was.
    public static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    private Json() {}
}
