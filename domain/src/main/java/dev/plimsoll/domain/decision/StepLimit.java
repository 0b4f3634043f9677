package dev.plimsoll.domain.decision;

import java.time.Instant;

/// Limits how far one step goes: the rate rules of the direction, then the largest share of the fleet.
///
/// - Formula: each rule counts from the size at the start of its period, which is the current count less
///   what both directions changed within it; `select` picks the rule; a limit never pushes backwards.
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
        return switch (scaleOut.select()) {
            case UNLIMITED -> draft;
            case DISABLED -> draft.to(draft.current(), new Reason.DirectionDisabled(draft.count()));
            case MAX, MIN -> {
                boolean isMost = scaleOut.select() == ScalingRules.Select.MAX;
                int limit = isMost ? 0 : Integer.MAX_VALUE;
                for (RateRule rule : scaleOut.policies()) {
                    int highest = rule.highestFrom(draft.current() - memory.changeWithin(rule.period(), now));
                    limit = isMost ? Math.max(limit, highest) : Math.min(limit, highest);
                }
                yield limited(draft, Math.min(draft.count(), Math.max(limit, draft.current())));
            }
        };
    }

    private Draft byRateIn(Draft draft, ScalingMemory memory, Instant now) {
        return switch (scaleIn.select()) {
            case UNLIMITED -> draft;
            case DISABLED -> draft.to(draft.current(), new Reason.DirectionDisabled(draft.count()));
            case MAX, MIN -> {
                boolean isMost = scaleIn.select() == ScalingRules.Select.MAX;
                int limit = isMost ? Integer.MAX_VALUE : 0;
                for (RateRule rule : scaleIn.policies()) {
                    int lowest = rule.lowestFrom(draft.current() - memory.changeWithin(rule.period(), now));
                    limit = isMost ? Math.min(limit, lowest) : Math.max(limit, lowest);
                }
                yield limited(draft, Math.max(draft.count(), Math.min(limit, draft.current())));
            }
        };
    }

    private Draft byFractionOut(Draft draft) {
        if (Double.isInfinite(scaleOut.maxFraction())) {
            return draft;
        }
        double limitOfShare = draft.current() + Math.max(1, share(draft, scaleOut.maxFraction()));
        int limit = (int) Math.min(Integer.MAX_VALUE, limitOfShare);
        return byFraction(draft, Math.min(draft.count(), limit), scaleOut.maxFraction());
    }

    private Draft byFractionIn(Draft draft) {
        int limit = draft.current() - (int) Math.max(1, share(draft, Math.min(1, scaleIn.maxFraction())));
        return byFraction(draft, Math.max(draft.count(), limit), scaleIn.maxFraction());
    }

    private static Draft byFraction(Draft draft, int limit, double fraction) {
        return limit == draft.count()
                ? draft
                : draft.to(limit, new Reason.FractionLimited(draft.count(), limit, fraction));
    }

    private static double share(Draft draft, double fraction) {
        // Floating point leaves dust below whole numbers: 29 % of 100 is 29 and not 28.
        return Math.floor(draft.current() * fraction + 1e-9);
    }

    private static Draft limited(Draft draft, int limit) {
        return limit == draft.count() ? draft : draft.to(limit, new Reason.RateLimited(draft.count(), limit));
    }
}
