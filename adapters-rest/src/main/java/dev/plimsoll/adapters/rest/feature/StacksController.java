package dev.plimsoll.adapters.rest.feature;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plimsoll.adapters.rest.json.Json;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What apps run on: Docker, and nothing else.
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

    @Get
    Map<String, List<StackJson>> list() {
        return Map.of("stacks", List.of(StackJson.DOCKER));
    }
}
