package dev.plimsoll.adapters.rest.autoscaler;

import dev.plimsoll.adapters.rest.json.Json;
import dev.plimsoll.application.codec.BehaviorCodec;
import dev.plimsoll.application.codec.SettingsCodec;
import dev.plimsoll.application.control.LatestEvaluations;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An autoscaler as clients of the API decode it; `behavior` and `status` are our own.
///
/// @param lastScale the zero date until the first scale
/// @param status null before the first evaluation
@Serdeable(naming = SnakeCaseStrategy.class)
record AutoscalerJson(
        String id,
        String appId,
        Instant createdAt,
        Instant updatedAt,
        Instant lastScale,
        String containerType,
        int minContainers,
        int maxContainers,
        String metric,
        double target,
        boolean disabled,
        Map<String, Object> behavior,
        @Nullable StatusJson status) {

    static AutoscalerJson of(Autoscaler autoscaler, Optional<LatestEvaluations.Status> latest) {
        Settings settings = autoscaler.settings();
        TargetTrackingPolicy policy = SettingsCodec.tracked(settings);
        Instant lastScaleAt = autoscaler.lastScaleAt();
        return new AutoscalerJson(
                autoscaler.id().value(),
                autoscaler.target().app().hex(),
                autoscaler.createdAt(),
                autoscaler.updatedAt(),
                lastScaleAt == null ? Json.NEVER : lastScaleAt,
                autoscaler.target().containerType(),
                settings.bounds().min(),
                settings.bounds().max(),
                policy.metric().value(),
                policy.target(),
                settings.isDisabled(),
                BehaviorCodec.write(settings.behavior()),
                latest.map(StatusJson::of).orElse(null));
    }
}
