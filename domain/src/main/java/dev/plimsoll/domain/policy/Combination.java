package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Direction;
import dev.plimsoll.domain.decision.Draft;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Both;
import dev.plimsoll.domain.decision.Recommendation.Ceiling;
import dev.plimsoll.domain.decision.Recommendation.Floor;
import dev.plimsoll.domain.decision.Recommendation.Inactive;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.decision.Recommendation.Veto;
import dev.plimsoll.domain.decision.Recommendation.Vote;
import java.util.List;

/// Makes one count of several recommendations. A vote without a size stands for one container more or less.
///
/// - While a policy abstains for want of data, or vetoes, the fleet never shrinks.
/// - Floors and ceilings take no part; they narrow the bounds.
/// - Example with current 4 and the proposals 6, 3 and 3: `largest` 6, `majority` 3, `aws` 6.
public enum Combination {
    /// The largest proposal. So a scale-in needs all policies with an opinion, and goes as far as the most
    /// careful one.
    LARGEST,
    /// The direction that more than half of the voters want, those without data included: out as far as the
    /// largest of its proposals, in as far as the most careful. A proposal is a vote for its direction.
    MAJORITY,
    /// The largest scale-out if anybody wants one, else the smallest scale-in if anybody wants one; who
    /// wants no change has no say.
    AWS;

    /// The count that the recommendations together ask for, before any stage, when all of the current are
    /// warm.
    public Draft combine(List<Recommendation> recommendations, int current) {
        return combine(recommendations, current, current);
    }

    /// The count that the recommendations together ask for, before any stage.
    ///
    /// @param warm how many of the current are past their start: a vote out asks for one more than these
    public Draft combine(List<Recommendation> recommendations, int current, int warm) {
        Tally tally = new Tally(current, Math.max(current, warm + 1));
        for (Recommendation recommendation : recommendations) {
            tally.add(recommendation);
        }
        Draft draft = count(tally, current);
        if (draft.count() >= current) {
            return draft;
        }
        if (tally.isBlind) {
            return draft.to(current, new Reason.ScaleInNeedsAllData(draft.count()));
        }
        return tally.isVetoed ? draft.to(current, new Reason.Vetoed(draft.count())) : draft;
    }

    /// Whether the policies could not settle on this for want of data: nothing was learned.
    public static boolean isBlind(List<Recommendation> recommendations, Draft combined) {
        if (combined.count() != combined.current()) {
            return false;
        }
        boolean hasAbstained = false;
        boolean hasSpoken = false;
        for (Recommendation recommendation : recommendations) {
            hasAbstained |= isOrHolds(recommendation, Abstain.class);
            hasSpoken |= isOrHolds(recommendation, Propose.class) || isOrHolds(recommendation, Vote.class);
        }
        for (Reason reason : combined.reasons()) {
            if (reason instanceof Reason.ScaleInNeedsAllData) {
                return true;
            }
        }
        return hasAbstained && !hasSpoken;
    }

    private static boolean isOrHolds(Recommendation recommendation, Class<? extends Recommendation> kind) {
        return kind.isInstance(recommendation)
                || (recommendation instanceof Both both
                        && (kind.isInstance(both.one()) || kind.isInstance(both.other())));
    }

    private Draft count(Tally tally, int current) {
        int outs = tally.outs;
        int ins = tally.ins;
        int voters = outs + ins + tally.holds;
        return switch (this) {
            case LARGEST -> {
                if (voters == 0) {
                    yield nobody(tally, current);
                }
                yield new Draft(current, outs > 0 ? tally.farthestOut : tally.holds > 0 ? current : tally.nearestIn);
            }
            case MAJORITY -> {
                if (voters == 0) {
                    yield nobody(tally, current);
                }
                int all = voters + tally.abstained;
                if (2 * outs > all) {
                    yield new Draft(current, tally.farthestOut);
                }
                if (2 * ins > all) {
                    yield new Draft(current, tally.nearestIn);
                }
                Draft hold = new Draft(current, current);
                yield outs + ins == 0 ? hold : hold.because(new Reason.NoMajority(outs, ins, all));
            }
            case AWS -> {
                if (voters == 0) {
                    yield nobody(tally, current);
                }
                yield new Draft(current, outs > 0 ? tally.farthestOut : ins > 0 ? tally.nearestIn : current);
            }
        };
    }

    private static Draft nobody(Tally tally, int current) {
        Draft hold = new Draft(current, current);
        return tally.isBlind ? hold : hold.because(new Reason.NobodySays());
    }

    /// The proposals and votes by direction.
    private static final class Tally {
        final int current;
        final int oneMore;
        int outs;
        int ins;
        int holds;
        int abstained;
        int farthestOut;
        int nearestIn;
        boolean isBlind;
        boolean isVetoed;

        Tally(int current, int oneMore) {
            this.current = current;
            this.oneMore = oneMore;
            this.nearestIn = 0;
            this.farthestOut = current;
        }

        void add(Recommendation recommendation) {
            if (recommendation instanceof Both(var one, var other)) {
                addOne(one);
                addOne(other);
            } else {
                addOne(recommendation);
            }
        }

        private void addOne(Recommendation recommendation) {
            switch (recommendation) {
                case Propose proposal -> vote(Math.max(0, proposal.count()));
                case Vote vote when vote.direction() == Direction.OUT -> out(oneMore);
                case Vote vote -> vote(vote.direction() == Direction.IN ? Math.max(0, current - 1) : current);
                case Abstain _ -> {
                    abstained++;
                    isBlind = true;
                }
                case Veto _ -> isVetoed = true;
                case Floor _, Ceiling _, Inactive _, Both _ -> {
                    // No say in the count: floors and ceilings narrow the bounds, two answers are not two more.
                }
            }
        }

        private void out(int count) {
            outs++;
            farthestOut = Math.max(farthestOut, count);
        }

        private void vote(int count) {
            if (count > current) {
                out(count);
            } else if (count < current) {
                ins++;
                nearestIn = Math.max(nearestIn, count);
            } else {
                holds++;
            }
        }
    }
}
