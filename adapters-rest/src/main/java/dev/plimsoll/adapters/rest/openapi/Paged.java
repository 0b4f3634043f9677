package dev.plimsoll.adapters.rest.openapi;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes which page of a list is asked for.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
@Parameter(in = ParameterIn.QUERY, name = "page", description = "From 1", schema = @Schema(type = "integer"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "per_page",
        description = "From 1 to 100; 20 unless given",
        schema = @Schema(type = "integer"))
public @interface Paged {}
