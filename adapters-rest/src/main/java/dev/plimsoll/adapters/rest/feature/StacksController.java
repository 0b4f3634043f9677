package dev.plimsoll.adapters.rest.feature;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plimsoll.adapters.rest.json.Json;
import dev.plimsoll.adapters.rest.openapi.Open;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What apps run on: Docker, and nothing else.
@Open
@Controller("/v1/features/stacks")
final class StacksController {
    /// A stack as clients of the API decode it.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record StackJson(
            String id,
            String name,
            String baseImage,
            @JsonProperty("default") boolean isDefault,
            Instant createdAt,
            String description,
            @Nullable String deprecatedAt) {
        static final StackJson DOCKER =
                new StackJson("st-docker", "docker", "", true, Json.NEVER, "Images of your own, on Docker", null);
    }

    /// All stacks.
    @Serdeable
    record StacksJson(List<StackJson> stacks) {}

    /// Lists the one stack.
    @Get
    StacksJson list() {
        return new StacksJson(List.of(StackJson.DOCKER));
    }
}
