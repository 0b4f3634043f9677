package dev.plimsoll.application.contract;

import dev.plimsoll.application.history.Explanation;
import dev.plimsoll.application.history.Outcome.Pending;
import dev.plimsoll.application.history.RecordedDecision;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Mode;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Things to store.
final class Samples {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00.000001Z");
    static final AppId SHOP = new AppId(AppKind.COMPOSE, "shop");
    static final TargetId SHOP_WEB = new TargetId(SHOP, "web");

    private Samples() {}

    static TargetId target(String app, String containerType) {
        return new TargetId(new AppId(AppKind.COMPOSE, app), containerType);
    }

    static AutoscalerId newId() {
        return new AutoscalerId("au-" + UUID.randomUUID());
    }

    static Settings settings(int min, int max) {
        return new Settings(
                new Bounds(min, max), List.of(new TargetTrackingPolicy(MetricName.CPU, 0.6)), Behavior.DEFAULT, false);
    }

    static Autoscaler autoscaler(TargetId target) {
        return Autoscaler.create(newId(), target, settings(1, 10), NOON);
    }

    static Autoscaler createdAt(Instant at, TargetId target) {
        return Autoscaler.create(newId(), target, settings(1, 10), at);
    }

    /// The autoscaler after an action, with everything set that can be.
    static Autoscaler acted(Autoscaler before, int to, Instant at) {
        ScalingMemory memory = new ScalingMemory(
                List.of(new ScalingMemory.Recommended(at.minusSeconds(30), 3), new ScalingMemory.Recommended(at, to)),
                List.of(new ScalingMemory.Action(at, 1, to, to + 2)),
                at,
                at.minusSeconds(90),
                at.minusSeconds(120),
                Map.of("deploy", at.minusSeconds(60)));
        return with(before, to, memory, at);
    }

    static Autoscaler with(Autoscaler before, @Nullable Integer desired, ScalingMemory memory, @Nullable Instant at) {
        return new Autoscaler(
                before.id(),
                before.target(),
                before.settings(),
                before.owner(),
                desired,
                memory,
                before.createdAt(),
                before.updatedAt(),
                at,
                before.version());
    }

    /// A pending event; equal numbers make equal ids.
    static ScalingEvent event(int number, AutoscalerId autoscaler, TargetId target, Instant at) {
        return new ScalingEvent(
                "%024x".formatted(number), autoscaler, target, at, number, number + 1, explanation(), new Pending());
    }

    /// A hold at noon; equal numbers make equal ids.
    static RecordedDecision decision(int number, AutoscalerId autoscaler) {
        return decision(number, autoscaler, NOON, NOON, RecordedDecision.Kind.HOLD);
    }

    static RecordedDecision decision(
            int number, AutoscalerId autoscaler, Instant first, Instant last, RecordedDecision.Kind kind) {
        return new RecordedDecision(
                "%024x".formatted(number),
                autoscaler,
                SHOP_WEB,
                first,
                last,
                number,
                kind,
                3,
                kind == RecordedDecision.Kind.HOLD ? 3 : 4,
                Mode.ACTIVE,
                explanation());
    }

    static Explanation explanation() {
        return new Explanation(
                "Scale out from 1 to 2: cpu is 0.9 with target 0.6, so 1 measured container should be 2.",
                List.of(Map.of(
                        "policy",
                        "target_tracking",
                        "index",
                        0,
                        "answer",
                        "propose",
                        "count",
                        12,
                        "reason",
                        Map.of("type", "off_target", "metric", "cpu", "observed", 0.9, "target", 0.6))),
                List.of(Map.of("type", "bounded", "proposed", 12, "bound", 10, "is_upper", true)));
    }
}
