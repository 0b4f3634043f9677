package dev.plimsoll.adapters.rest.series;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes which minutes of a metric are asked for, and that they are the answer.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
@Parameter(
        in = ParameterIn.QUERY,
        name = "since",
        description = "How many hours back, from 1 to 72; 3 unless given",
        schema = @Schema(type = "integer"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "last",
        description = "true answers the newest value alone",
        schema = @Schema(type = "boolean"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "statistics_type",
        description = "mean, max or p95 of the samples of each minute; mean unless given")
@ApiResponse(
        responseCode = "200",
        description = "A value for each minute",
        content = @Content(array = @ArraySchema(schema = @Schema(implementation = ValueJson.class))))
@interface Minutes {}
