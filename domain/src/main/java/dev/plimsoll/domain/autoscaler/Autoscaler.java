package dev.plimsoll.domain.autoscaler;

import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.decision.Cooldown;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.decision.Draft;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.decision.StabilizationWindow;
import dev.plimsoll.domain.decision.Stage;
import dev.plimsoll.domain.decision.StepLimit;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.policy.Combination;
import dev.plimsoll.domain.policy.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides how many containers one target should have. The aggregate root: settings, and what it must remember.
///
/// Immutable; every change returns another one. Example: one ready container at 90 % CPU with target 60 %, bounds
/// 1..10:
/// `evaluate` answers `ScaleOut(1, 2, ..)` and an autoscaler whose desired count is 2.
///
/// @param desired the count to converge to, in containers; null until the first evaluation adopts what runs
/// @param lastScaleAt when it last changed the count; null before the first time
/// @param version counts stored changes, so that nobody overwrites what they have not seen
public record Autoscaler(
        AutoscalerId id,
        TargetId target,
        Settings settings,
        @Nullable Integer desired,
        ScalingMemory memory,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastScaleAt,
        long version) {
    /// A new autoscaler that adopts whatever count runs at its first evaluation.
    public static Autoscaler create(AutoscalerId id, TargetId target, Settings settings, Instant now) {
        return new Autoscaler(id, target, settings, null, ScalingMemory.EMPTY, now, now, null, 0);
    }

    /// The autoscaler with other settings. Disabling forgets the desired count: nothing is held any more, and enabling
    /// adopts what runs then.
    public Autoscaler with(Settings changed, Instant now) {
        Integer kept = changed.isDisabled() ? null : desired;
        return new Autoscaler(id, target, changed, kept, memory, createdAt, now, lastScaleAt, version);
    }

    /// Settles on a count: observe -> recommend -> combine -> stabilise -> cool down -> limit the step -> bounds.
    public Evaluation evaluate(Fleet observed, Observations observations, Instant now) {
        if (settings.isDisabled()) {
            return hold(observed, new Reason.Disabled());
        }
        if (observed.condition() != FleetCondition.STEADY) {
            return hold(observed, new Reason.LeftAlone(observed.condition()));
        }
        Fleet fleet = observed.warmedUp(settings.behavior().warmUp(), now);
        int current = desired == null ? fleet.current() : desired;
        if (!settings.bounds().contains(current)) {
            return jumpToBound(current, now);
        }
        Draft proposal =
                propose(new Situation(fleet, current, settings.behavior().tolerance(), observations, now));
        ScalingMemory remembered = remember(proposal, now);
        Draft draft = proposal;
        for (Stage stage : stages()) {
            draft = stage.apply(draft, remembered, now);
        }
        return settle(draft.decide(), proposal.count(), remembered, now);
    }

    private Draft propose(Situation situation) {
        List<Recommendation> recommendations = settings.policies().stream()
                .map(policy -> policy.recommend(situation))
                .toList();
        return Combination.largest(recommendations, situation.current());
    }

    private List<Stage> stages() {
        Behavior behavior = settings.behavior();
        return List.of(
                new StabilizationWindow(
                        behavior.scaleOut().stabilizationWindow(),
                        behavior.scaleIn().stabilizationWindow()),
                new Cooldown(behavior.scaleOut().cooldown(), behavior.scaleIn().cooldown()),
                new StepLimit(behavior.scaleOut(), behavior.scaleIn()),
                settings.bounds());
    }

    /// Records the raw proposal. At first sight, and after a standstill, the present count is recorded before it and
    /// what was known is forgotten, so that nothing is scaled in at once.
    private ScalingMemory remember(Draft proposal, Instant now) {
        Duration keep = settings.behavior().memoryOfRecommendations();
        ScalingMemory known = memory.isInterrupted(now) ? memory.beginningAnew(proposal.current(), now) : memory;
        return known.recommended(proposal.count(), now, keep);
    }

    private Evaluation jumpToBound(int current, Instant now) {
        Bounds bounds = settings.bounds();
        int bound = bounds.nearest(current);
        Reason reason = new Reason.OutsideBounds(current, bounds.min(), bounds.max());
        return settle(Decision.of(current, bound, List.of(reason)), bound, memory, now);
    }

    private Evaluation hold(Fleet observed, Reason reason) {
        int count = desired == null ? observed.current() : desired;
        return new Evaluation(new Decision.Hold(count, List.of(reason)), this);
    }

    private Evaluation settle(Decision decision, int wish, ScalingMemory remembered, Instant now) {
        boolean isAction = decision.to() != decision.from();
        ScalingMemory next = isAction
                ? remembered.acted(
                        new ScalingMemory.Action(now, decision.from(), decision.to(), wish),
                        settings.behavior().memoryOfActions())
                : remembered;
        Instant scaledAt = isAction ? now : lastScaleAt;
        return new Evaluation(
                decision,
                new Autoscaler(id, target, settings, decision.to(), next, createdAt, updatedAt, scaledAt, version));
    }
}
