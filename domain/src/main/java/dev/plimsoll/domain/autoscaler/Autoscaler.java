package dev.plimsoll.domain.autoscaler;

import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Cooldown;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.decision.Draft;
import dev.plimsoll.domain.decision.Freshness;
import dev.plimsoll.domain.decision.Limits;
import dev.plimsoll.domain.decision.LookBack;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.decision.ScalingRules;
import dev.plimsoll.domain.decision.StabilizationWindow;
import dev.plimsoll.domain.decision.StepLimit;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Outage;
import dev.plimsoll.domain.policy.Combination;
import dev.plimsoll.domain.policy.Guards;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.policy.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides how many containers one target should have. The aggregate root: settings, and what it must
/// remember.
///
/// Immutable; every change returns another one. Example: one ready container at 90 % CPU with target 60 %,
/// bounds 1..10: `evaluate` answers `ScaleOut(1, 2, ..)` and an autoscaler whose desired count is 2.
///
/// @param owner who may change the settings
/// @param desired the count to converge to, in containers; null until the first evaluation adopts what runs
/// @param lastScaleAt when it last changed the count; null before the first time
/// @param version counts stored changes, so that nobody overwrites what they have not seen
public record Autoscaler(
        AutoscalerId id,
        TargetId target,
        Settings settings,
        Owner owner,
        @Nullable Integer desired,
        ScalingMemory memory,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastScaleAt,
        long version) {
    /// A scale-in that has not found its count after so many tries stays where it is, which is always safe.
    private static final int MOST_ROUNDS = 16;

    /// A new autoscaler of the API's that adopts whatever count runs at its first evaluation.
    public static Autoscaler create(AutoscalerId id, TargetId target, Settings settings, Instant now) {
        return create(id, target, settings, Owner.API, now);
    }

    /// A new autoscaler that adopts whatever count runs at its first evaluation.
    public static Autoscaler create(AutoscalerId id, TargetId target, Settings settings, Owner owner, Instant now) {
        return new Autoscaler(
                id,
                target,
                settings.suiting(target.containerType()),
                owner,
                null,
                ScalingMemory.EMPTY,
                now,
                now,
                null,
                0);
    }

    /// The autoscaler with other settings. Disabling, and a dry run, forget the desired count: nothing is
    /// held any more, and enabling adopts what runs then.
    public Autoscaler with(Settings changed, Instant now) {
        Integer kept = changed.isDisabled() || changed.mode() == Mode.DRY_RUN ? null : desired;
        Settings suiting = changed.suiting(target.containerType());
        return new Autoscaler(id, target, suiting, owner, kept, memory, createdAt, now, lastScaleAt, version);
    }

    /// The count that it holds; null while it holds none, and while auto-scaling is disabled as a whole,
    /// also where an earlier evaluation left one.
    public @Nullable Integer held(ProcessSettings process) {
        return process.isEnabled() ? desired : null;
    }

    /// The autoscaler that knows of an external event.
    public Autoscaler signalled(String event, Instant now) {
        return new Autoscaler(
                id,
                target,
                settings,
                owner,
                desired,
                memory.signalled(event, now),
                createdAt,
                now,
                lastScaleAt,
                version);
    }

    /// The autoscaler that was asked for a container. Whether it brings one back, `obstacle` tells.
    public Autoscaler activated(Instant now) {
        return new Autoscaler(
                id,
                target,
                settings,
                owner,
                desired,
                memory.activated(now),
                createdAt,
                updatedAt,
                lastScaleAt,
                version);
    }

    /// What keeps it from bringing a container back when it is asked for one; empty when nothing does.
    public Optional<Obstacle> obstacle(Fleet observed, ProcessSettings process) {
        if (settings.isDisabled()) {
            return Optional.of(Obstacle.DISABLED);
        }
        if (!process.isEnabled()) {
            return Optional.of(Obstacle.ALL_DISABLED);
        }
        if (settings.mode() == Mode.DRY_RUN) {
            return Optional.of(Obstacle.DRY_RUN);
        }
        if (observed.condition() == FleetCondition.STOPPED_BY_REQUEST && !isAsleep(observed)) {
            return Optional.of(Obstacle.STOPPED);
        }
        if (desired == null && observed.current() == 0 && isOffAtZero()) {
            return Optional.of(Obstacle.SWITCHED_OFF);
        }
        return settings.goesToZero() ? Optional.empty() : Optional.of(Obstacle.NO_POLICY);
    }

    /// Evaluates with the usual process-wide thresholds.
    public Evaluation evaluate(Fleet observed, Observations observations, Instant now) {
        return evaluate(observed, observations, Guards.DEFAULT, now);
    }

    /// Evaluates as the whole process is set: while auto-scaling is disabled there, it holds what runs, lets the
    /// desired count go as a dry run does, and says what it would have come to.
    public Evaluation evaluate(Fleet observed, Observations observations, ProcessSettings process, Instant now) {
        if (process.isEnabled()) {
            return evaluate(observed, observations, process.guards(), now);
        }
        Evaluation would =
                standingBy(settings.inDryRun(), memory).evaluate(observed, observations, process.guards(), now);
        Decision wish = would.decision();
        List<Reason> reasons = new ArrayList<>(wish.reasons());
        reasons.add(new Reason.AutoScalingDisabled(wish.to()));
        return new Evaluation(
                new Decision.Hold(wish.from(), wish.recommendations(), reasons),
                standingBy(settings, would.autoscaler().memory()));
    }

    /// The autoscaler without a count to hold.
    private Autoscaler standingBy(Settings settings, ScalingMemory memory) {
        return new Autoscaler(id, target, settings, owner, null, memory, createdAt, updatedAt, lastScaleAt, version);
    }

    /// Settles on a count: observe -> recommend -> combine -> stabilise -> cool down -> limit the step ->
    /// bounds.
    public Evaluation evaluate(Fleet observed, Observations observations, Guards guards, Instant now) {
        if (settings.isDisabled()) {
            return leave(observed, new Reason.Disabled());
        }
        if (observed.condition() != FleetCondition.STEADY && !isAsleep(observed)) {
            return leave(observed, new Reason.LeftAlone(observed.condition()));
        }
        Behavior behavior = settings.behavior();
        Fleet fleet = observed.warmedUp(behavior.readiness().warmUp(), now);
        Integer held = settings.mode() == Mode.DRY_RUN ? null : desired;
        int current = held == null ? fleet.current() : held;
        if (held == null && current == 0 && isOffAtZero()) {
            return leave(observed, new Reason.SwitchedOff());
        }
        return decide(new Situation(fleet, current, behavior, observations, guards, memory, now));
    }

    /// Where containers are made from a template there are none at first, which is nobody's word.
    private boolean isOffAtZero() {
        return !target.app().kind().hasTemplates() && settings.isOffAtZero(memory.activeAt() != null);
    }

    private Evaluation decide(Situation situation) {
        int current = situation.current();
        Instant now = situation.now();
        List<Recommendation> recommendations = recommend(situation);
        ScalingMemory remembered = remember(situation);
        Limits limits = Limits.of(settings.bounds(), recommendations, current);
        if (!limits.contains(current)) {
            int bound = limits.nearest(current);
            Reason outside = new Reason.OutsideBounds(current, limits.min(), limits.max());
            Draft jump = fresh(new Draft(current, bound).because(outside), situation);
            return settle(
                    Decision.of(current, jump.count(), recommendations, jump.reasons()), jump.count(), remembered, now);
        }
        Draft combined = settings.combination().combine(recommendations, current, situation.warm());
        Draft wanted = lasting(keepOne(combined, limits), limits, situation);
        Draft proposal = fresh(wanted, situation);
        // A scale-in that old figures ask for is not even remembered.
        if (proposal.count() == wanted.count() && !Combination.isBlind(recommendations, proposal)) {
            remembered = record(proposal, remembered, now);
        }
        Draft stable = stabilized(proposal, remembered, now);
        Draft draft = throughStages(stable, limits, remembered, now);
        return settle(
                Decision.of(current, draft.count(), recommendations, draft.reasons()), stable.count(), remembered, now);
    }

    private List<Recommendation> recommend(Situation situation) {
        List<ScalingPolicy> policies = settings.policies();
        Recommendation[] recommendations = new Recommendation[policies.size()];
        for (int index = 0; index < recommendations.length; index++) {
            recommendations[index] = policies.get(index).recommend(situation);
        }
        return List.of(recommendations);
    }

    private ScalingMemory remember(Situation situation) {
        ScalingMemory remembered = situation.memory();
        for (ScalingPolicy policy : settings.policies()) {
            remembered = policy.remember(situation, remembered);
        }
        return remembered;
    }

    /// What is measured in containers cannot call the last one back, so one stays; and one comes back when
    /// there is none, unless the limits are those of a fleet that sleeps.
    private Draft keepOne(Draft proposal, Limits limits) {
        boolean isStranded = proposal.count() == 0 && limits.max() > 0 && !settings.wakesFromZero();
        return isStranded ? proposal.to(1, new Reason.KeepsOneToMeasure()) : proposal;
    }

    /// A scale-in goes only as far as the same load, spread over those that stay, asks for no more again.
    private Draft lasting(Draft proposal, Limits limits, Situation situation) {
        int goal = limits.nearest(proposal.count());
        int count = goal;
        for (int round = 0; count > 0 && count < proposal.current(); round++) {
            int asked = round < MOST_ROUNDS ? asked(situation.imaginedOn(count)) : proposal.current();
            if (asked <= count) {
                break;
            }
            count = Math.min(asked, proposal.current());
        }
        return count == goal ? proposal : proposal.to(count, new Reason.WouldScaleOutAgain(proposal.count(), count));
    }

    private int asked(Situation imagined) {
        return settings.combination()
                .combine(recommend(imagined), imagined.current(), imagined.warm())
                .count();
    }

    private static Draft fresh(Draft draft, Situation situation) {
        Outage outage = situation.observations().outage();
        return outage == null ? draft : new Freshness(outage).apply(draft, situation.memory(), situation.now());
    }

    private Draft stabilized(Draft proposal, ScalingMemory remembered, Instant now) {
        Behavior behavior = settings.behavior();
        return new StabilizationWindow(
                        behavior.scaleOut().stabilizationWindow(),
                        behavior.scaleIn().stabilizationWindow())
                .apply(proposal, remembered, now);
    }

    private Draft throughStages(Draft stable, Limits limits, ScalingMemory remembered, Instant now) {
        ScalingRules out = settings.behavior().scaleOut();
        ScalingRules in = settings.behavior().scaleIn();
        Draft seen = stable.isScaleIn() ? new LookBack(settings.lookBack()).apply(stable, remembered, now) : stable;
        boolean isStrict = settings.behavior().style().isCooldownStrict();
        Draft cool = new Cooldown(out.cooldown(), in.cooldown(), isStrict).apply(seen, remembered, now);
        Draft limited = new StepLimit(out, in).apply(cool, remembered, now);
        return limits.apply(limited, remembered, now);
    }

    /// Records the raw proposal. At first sight, and after a standstill, the present count is recorded
    /// before it and what was known is forgotten, so that nothing is scaled in at once.
    private ScalingMemory record(Draft proposal, ScalingMemory known, Instant now) {
        Duration keep = settings.behavior().memoryOfRecommendations();
        ScalingMemory relied = known.isInterrupted(now) ? known.beginningAnew(proposal.current(), now) : known;
        return relied.recommended(proposal.count(), now, keep);
    }

    /// Whether the fleet was stopped because we wanted none of it.
    private boolean isAsleep(Fleet observed) {
        return desired != null && desired == 0 && observed.condition() == FleetCondition.STOPPED_BY_REQUEST;
    }

    private Evaluation leave(Fleet observed, Reason reason) {
        int count = desired == null ? observed.current() : desired;
        return new Evaluation(new Decision.Hold(count, List.of(), List.of(reason)), this);
    }

    private Evaluation settle(Decision decision, int wish, ScalingMemory remembered, Instant now) {
        boolean isDryRun = settings.mode() == Mode.DRY_RUN;
        boolean isAction = decision.to() != decision.from() && !isDryRun;
        ScalingMemory next = isAction
                ? remembered.acted(
                        new ScalingMemory.Action(now, decision.from(), decision.to(), wish), settings.memoryOfActions())
                : remembered;
        Instant scaledAt = isAction ? now : lastScaleAt;
        Integer kept = isDryRun ? null : (Integer) decision.to();
        return new Evaluation(
                decision,
                new Autoscaler(id, target, settings, owner, kept, next, createdAt, updatedAt, scaledAt, version));
    }
}
