package dev.plimsoll.adapters.rest.app;

import dev.plimsoll.application.port.App;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An app as clients of the API decode it. What has no meaning for plain Docker is there with its empty value.
///
/// @param status `running` while any container runs, else `stopped`; `new` without container types
/// @param updatedAt the same as `createdAt`: the platform keeps no other date
@Serdeable(naming = SnakeCaseStrategy.class)
record AppJson(
        String id,
        String name,
        String region,
        String status,
        String gitUrl,
        String url,
        String baseUrl,
        String stackId,
        String lastDeployedBy,
        @Nullable Instant lastDeployedAt,
        Instant createdAt,
        Instant updatedAt,
        Map<String, String> owner,
        Map<String, String> project,
        Map<String, String> links,
        Map<String, Boolean> flags,
        Map<String, Integer> limits,
        boolean forceHttps,
        boolean stickySession,
        boolean routerLogs,
        boolean hdsResource,
        List<String> privateNetworksIds) {
    /// As answers hold one.
    @Serdeable
    record One(AppJson app) {}

    /// As answers hold several.
    @Serdeable
    record Many(List<AppJson> apps) {}

    private static final Map<String, String> NOBODY = Map.of("id", "", "username", "", "email", "");
    private static final Map<String, String> NO_PROJECT = Map.of("id", "", "name", "");

    static AppJson of(App app) {
        boolean isRunning = app.containerTypes().stream().anyMatch(type -> type.amount() > 0);
        return new AppJson(
                app.id().hex(),
                app.id().name(),
                "local",
                app.containerTypes().isEmpty() ? "new" : isRunning ? "running" : "stopped",
                "",
                "",
                "",
                "",
                "",
                null,
                app.createdAt(),
                app.createdAt(),
                NOBODY,
                NO_PROJECT,
                Map.of(),
                Map.of(),
                Map.of(),
                false,
                false,
                false,
                false,
                List.of());
    }
}
