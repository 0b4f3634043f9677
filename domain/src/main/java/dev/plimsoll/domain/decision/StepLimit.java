package dev.plimsoll.domain.decision;

import java.time.Instant;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/// Limits how far one step goes: the rate rules of the direction, then the largest share of the fleet.
///
/// - Formula: each rule counts from the size at the start of its period, which is the current count less what both
///   directions changed within it; `select` picks the rule; a limit never pushes backwards.
/// - Example: 100 % and 4 per 15 s, `max`: 1 goes to 5, 6 goes to 12.
/// - Source: Kubernetes HPA scaling policies (KEP-853); the largest share of the fleet is ours.
public record StepLimit(ScalingRules scaleOut, ScalingRules scaleIn) implements Stage {
    @Override
    public Draft apply(Draft draft, ScalingMemory memory, Instant now) {
        if (draft.isScaleOut()) {
            return byFractionOut(byRateOut(draft, memory, now));
        }
        return draft.isScaleIn() ? byFractionIn(byRateIn(draft, memory, now)) : draft;
    }

    private Draft byRateOut(Draft draft, ScalingMemory memory, Instant now) {
        if (scaleOut.select() == ScalingRules.Select.DISABLED) {
            return draft.to(draft.current(), new Reason.DirectionDisabled(draft.count()));
        }
        IntStream highest = scaleOut.policies().stream()
                .mapToInt(rule -> rule.highestFrom(draft.current() - memory.changeWithin(rule.period(), now)));
        int limit = highest.reduce(mostOf(scaleOut, Math::max, Math::min)).orElse(Integer.MAX_VALUE);
        return atMost(draft, Math.max(limit, draft.current()));
    }

    private Draft byRateIn(Draft draft, ScalingMemory memory, Instant now) {
        if (scaleIn.select() == ScalingRules.Select.DISABLED) {
            return draft.to(draft.current(), new Reason.DirectionDisabled(draft.count()));
        }
        IntStream lowest = scaleIn.policies().stream()
                .mapToInt(rule -> rule.lowestFrom(draft.current() - memory.changeWithin(rule.period(), now)));
        int limit =
                Math.min(lowest.reduce(mostOf(scaleIn, Math::min, Math::max)).orElse(0), draft.current());
        return draft.to(Math.max(draft.count(), limit), new Reason.RateLimited(draft.count(), limit));
    }

    private Draft byFractionOut(Draft draft) {
        if (Double.isInfinite(scaleOut.maxFraction())) {
            return draft;
        }
        double limitOfShare = draft.current() + Math.max(1, share(draft, scaleOut.maxFraction()));
        int limit = (int) Math.min(Integer.MAX_VALUE, limitOfShare);
        return draft.to(
                Math.min(draft.count(), limit),
                new Reason.FractionLimited(draft.count(), limit, scaleOut.maxFraction()));
    }

    private Draft byFractionIn(Draft draft) {
        int limit = draft.current() - (int) share(draft, Math.min(1, scaleIn.maxFraction()));
        return draft.to(
                Math.max(draft.count(), limit),
                new Reason.FractionLimited(draft.count(), limit, scaleIn.maxFraction()));
    }

    private static double share(Draft draft, double fraction) {
        // Floating point leaves dust below whole numbers: 29 % of 100 is 29 and not 28.
        return Math.floor(draft.current() * fraction + 1e-9);
    }

    private static Draft atMost(Draft draft, int limit) {
        return draft.to(Math.min(draft.count(), limit), new Reason.RateLimited(draft.count(), limit));
    }

    private static IntBinaryOperator mostOf(ScalingRules rules, IntBinaryOperator most, IntBinaryOperator least) {
        return rules.select() == ScalingRules.Select.MIN ? least : most;
    }
}
