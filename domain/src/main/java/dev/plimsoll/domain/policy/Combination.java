package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Draft;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import java.util.ArrayList;
import java.util.List;

/// Makes one count of several recommendations: the largest proposal wins, and while a policy abstains for want of data
/// the fleet never shrinks.
///
/// Example: current 4; one policy proposes 3, another abstains: 4.
public final class Combination {
    private Combination() {}

    public static Draft largest(List<Recommendation> recommendations, int current) {
        List<Reason> reasons = new ArrayList<>(
                recommendations.stream().map(Recommendation::reason).toList());
        int largest = recommendations.stream()
                .mapToInt(recommendation -> switch (recommendation) {
                    case Propose(int count, var _) -> count;
                    case Abstain _ -> -1;
                })
                .max()
                .orElse(-1);
        boolean isBlind = recommendations.stream().anyMatch(Abstain.class::isInstance);
        if (largest >= current || (largest >= 0 && !isBlind)) {
            return new Draft(current, largest, reasons);
        }
        if (largest >= 0) {
            reasons.add(new Reason.ScaleInNeedsAllData(largest));
        }
        return new Draft(current, current, reasons);
    }
}
