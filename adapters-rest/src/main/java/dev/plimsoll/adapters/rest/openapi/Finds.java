package dev.plimsoll.adapters.rest.openapi;

import dev.plimsoll.adapters.rest.problem.ErrorBody;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes an open route that may find nothing.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
@ApiResponse(
        responseCode = "404",
        description = "There is no such thing",
        content =
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(oneOf = {ErrorBody.Missing.class, ErrorBody.Message.class})))
public @interface Finds {}
