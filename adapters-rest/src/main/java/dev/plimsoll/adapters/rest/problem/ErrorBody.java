package dev.plimsoll.adapters.rest.problem;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;

/// The shapes of error bodies that clients of the API know.
public sealed interface ErrorBody {
    /// What went wrong, in words.
    @Serdeable
    record Message(String error) implements ErrorBody {}

    /// What is not allowed; `code` is for programs.
    @Serdeable
    record Forbidden(String error, String code) implements ErrorBody {}

    /// A thing that is not there: `{"resource":"app","error":"not found"}`.
    @Serdeable
    record Missing(String resource, String error) implements ErrorBody {}

    /// What is wrong with the fields sent; never empty, as clients take an empty one for a broken answer.
    @Serdeable
    record Invalid(Map<String, List<String>> errors) implements ErrorBody {}
}
