package dev.plimsoll.application.simulation;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Pairwise competition: in each SPEC figure one contender is compared with each other one, and the smaller
/// figure wins.
///
/// - Example: against one opponent, better in three of the five figures and level in one: 70 %.
/// - Source: Ilyushkin et al. (2017), `kappa`.
final class Duels {
    private static final double PERCENT = 100;

    private static final List<ToDoubleFunction<Score.Provisioning>> FIGURES = List.of(
            Score.Provisioning::thetaUnder,
            Score.Provisioning::thetaOver,
            Score.Provisioning::tauUnder,
            Score.Provisioning::tauOver,
            Score.Provisioning::upsilon);

    private Duels() {}

    /// The share of its duels that one contender won, in percent; 0 when it was alone.
    static double won(String contender, Comparison comparison) {
        Score.Provisioning own = comparison.of(contender).provisioning();
        double won = 0;
        for (Map.Entry<String, Score> other : comparison.scores().entrySet()) {
            if (!other.getKey().equals(contender)) {
                won += won(own, other.getValue().provisioning());
            }
        }
        int opponents = Math.max(1, comparison.scores().size() - 1);
        return PERCENT * won / (opponents * FIGURES.size());
    }

    private static double won(Score.Provisioning own, Score.Provisioning theirs) {
        double won = 0;
        for (ToDoubleFunction<Score.Provisioning> figure : FIGURES) {
            double lead = figure.applyAsDouble(theirs) - figure.applyAsDouble(own);
            won += Math.abs(lead) <= Rounding.DUST ? 0.5 : 0;
            won += lead > Rounding.DUST ? 1 : 0;
        }
        return won;
    }
}
