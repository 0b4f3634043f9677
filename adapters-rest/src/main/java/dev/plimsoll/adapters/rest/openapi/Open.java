package dev.plimsoll.adapters.rest.openapi;

import dev.plimsoll.adapters.rest.problem.ErrorBody;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes routes that answer without a token, and how each of them may fail.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
@ApiResponse(
        responseCode = "400",
        description = "The request cannot be read",
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = ErrorBody.Message.class)))
@ApiResponse(
        responseCode = "403",
        description = "A page of another origin asks",
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = ErrorBody.Message.class)))
@ApiResponse(
        responseCode = "406",
        description = "The client takes no JSON",
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = ErrorBody.Message.class)))
@ApiResponse(
        responseCode = "413",
        description = "More than 1 MiB",
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = ErrorBody.Message.class)))
@ApiResponse(
        responseCode = "415",
        description = "The body must be application/json",
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = ErrorBody.Message.class)))
@ApiResponse(
        responseCode = "500",
        description = "A defect; the log has it",
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = ErrorBody.Message.class)))
public @interface Open {}
