package dev.plimsoll.adapters.rest.container;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people wrote for Plimsoll on a service.
///
/// @param problem why the labels are not followed; null when they are, or ask for nothing
@Serdeable(naming = SnakeCaseStrategy.class)
record LabelsJson(
        String containerType,
        Map<String, String> labels,
        @Nullable String problem) {
    /// As answers hold several.
    @Serdeable
    record Many(List<LabelsJson> labels) {}
}
