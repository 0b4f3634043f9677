package dev.plimsoll.adapters.rest.openapi;

import dev.plimsoll.adapters.rest.problem.ErrorBody;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes routes that need a token, and how each of them may fail.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
@SecurityRequirement(name = "bearer")
@SecurityRequirement(name = "basic")
@ApiResponse(
        responseCode = "400",
        description = "The request cannot be read",
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = ErrorBody.Message.class)))
@ApiResponse(
        responseCode = "401",
        description = "No token, or none of ours",
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = ErrorBody.Message.class)))
@ApiResponse(
        responseCode = "403",
        description = "The role of the token is too small",
        content =
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(oneOf = {ErrorBody.Forbidden.class, ErrorBody.Message.class})))
@ApiResponse(
        responseCode = "404",
        description = "There is no such thing",
        content =
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(oneOf = {ErrorBody.Missing.class, ErrorBody.Message.class})))
@ApiResponse(
        responseCode = "409",
        description = "Not as things stand",
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
        responseCode = "422",
        description = "What is wrong, under the path of each field",
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = ErrorBody.Invalid.class)))
@ApiResponse(
        responseCode = "429",
        description = "Too many requests; Retry-After says when to come back",
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = ErrorBody.Message.class)))
@ApiResponse(
        responseCode = "406",
        description = "The client takes no JSON",
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = ErrorBody.Message.class)))
@ApiResponse(
        responseCode = "500",
        description = "A defect; the log has it",
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = ErrorBody.Message.class)))
@ApiResponse(
        responseCode = "503",
        description = "The container engine or the database does not answer",
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = ErrorBody.Message.class)))
public @interface Guarded {}
