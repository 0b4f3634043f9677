package dev.plimsoll.domain.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.policy.Targeted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells people when a metric of one target is beyond a limit for too long.
///
/// An autoscaler with a target owns two: above the target, and below half of it, each for two minutes, as at Scalingo.
/// They follow the autoscaler because they are made from it whenever somebody asks.
///
/// @param notifiers ids of those who are told; none means everybody who wants alerts
/// @param owner the autoscaler that it belongs to; null when a person made it
public record Alert(
        AlertId id,
        TargetId target,
        AlertRule rule,
        List<String> notifiers,
        @Nullable AutoscalerId owner,
        Instant createdAt,
        Instant updatedAt) {
    private static final Duration BEFORE_SCALING = Duration.ofMinutes(2);

    public Alert {
        notifiers = List.copyOf(notifiers);
    }

    /// The alert of a person.
    public static Alert create(TargetId target, AlertRule rule, List<String> notifiers, Instant now) {
        return new Alert(new AlertId("al-" + UUID.randomUUID()), target, rule, notifiers, null, now, now);
    }

    /// The same alert with another rule.
    public Alert with(AlertRule changed, List<String> told, Instant now) {
        return new Alert(id, target, changed, told, owner, createdAt, now);
    }

    /// The alerts that an autoscaler owns: the one to scale out, the one to scale in; none without a target.
    public static List<Alert> of(Autoscaler autoscaler) {
        for (ScalingPolicy policy : autoscaler.settings().policies()) {
            if (policy instanceof Targeted tracking) {
                return List.of(owned(autoscaler, tracking, false), owned(autoscaler, tracking, true));
            }
        }
        return List.of();
    }

    private static Alert owned(Autoscaler autoscaler, Targeted tracking, boolean isDown) {
        double limit = isDown ? tracking.target() / 2 : tracking.target();
        AlertRule rule = new AlertRule(
                tracking.metric(),
                limit,
                isDown,
                BEFORE_SCALING,
                null,
                autoscaler.settings().isDisabled());
        return new Alert(
                idOf(autoscaler.id(), isDown),
                autoscaler.target(),
                rule,
                List.of(),
                autoscaler.id(),
                autoscaler.createdAt(),
                autoscaler.updatedAt());
    }

    private static AlertId idOf(AutoscalerId owner, boolean isDown) {
        String name = owner.value() + (isDown ? " down" : " up");
        return new AlertId("al-" + UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
    }
}
