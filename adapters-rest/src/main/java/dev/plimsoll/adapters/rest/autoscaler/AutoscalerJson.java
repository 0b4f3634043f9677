package dev.plimsoll.adapters.rest.autoscaler;

import dev.plimsoll.adapters.rest.json.Json;
import dev.plimsoll.application.codec.BehaviorCodec;
import dev.plimsoll.application.codec.SettingsCodec;
import dev.plimsoll.application.codec.policy.PolicyCodec;
import dev.plimsoll.application.control.LatestEvaluations;
import dev.plimsoll.domain.alert.Alert;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.policy.Targeted;
import dev.plimsoll.domain.validation.Choice;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An autoscaler as clients of the API decode it; from `policies` on, all is our own.
///
/// @param metric of the first policy that has them, as is `target`; both null when there is none
/// @param alertIdScaleUp the alert that it owns above its target, as `alertIdScaleDown` below half of it; null without
///     one
/// @param lastScale the zero date until the first scale
/// @param managedBy who may change it, `api` or `labels`
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
        @Nullable String metric,
        @Nullable Double target,
        boolean disabled,
        @Nullable String alertIdScaleUp,
        @Nullable String alertIdScaleDown,
        @Schema(ref = "#/components/schemas/Policies") List<Map<String, Object>> policies,
        String combine,
        @Schema(ref = "#/components/schemas/Behavior") Map<String, Object> behavior,
        String mode,
        String managedBy,
        @Nullable StatusJson status) {
    /// As answers hold one.
    @Serdeable
    record One(AutoscalerJson autoscaler) {}

    /// As answers hold several.
    @Serdeable
    record Many(List<AutoscalerJson> autoscalers) {}

    static AutoscalerJson of(Autoscaler autoscaler, Optional<LatestEvaluations.Status> latest) {
        Settings settings = autoscaler.settings();
        Targeted policy = SettingsCodec.tracked(settings);
        Instant lastScaleAt = autoscaler.lastScaleAt();
        List<Alert> alerts = Alert.of(autoscaler);
        return new AutoscalerJson(
                autoscaler.id().value(),
                autoscaler.target().app().hex(),
                autoscaler.createdAt(),
                autoscaler.updatedAt(),
                lastScaleAt == null ? Json.NEVER : lastScaleAt,
                autoscaler.target().containerType(),
                settings.bounds().min(),
                settings.bounds().max(),
                policy == null ? null : policy.metric().value(),
                policy == null ? null : (Double) policy.target(),
                settings.isDisabled(),
                alerts.isEmpty() ? null : alerts.getFirst().id().value(),
                alerts.isEmpty() ? null : alerts.getLast().id().value(),
                settings.policies().stream().map(PolicyCodec::write).toList(),
                Choice.name(settings.combination()),
                BehaviorCodec.write(settings.behavior()),
                Choice.name(settings.mode()),
                Choice.name(autoscaler.owner()),
                latest.map(StatusJson::of).orElse(null));
    }
}
