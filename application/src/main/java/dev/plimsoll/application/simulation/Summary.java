package dev.plimsoll.application.simulation;

import dev.plimsoll.domain.validation.Problems;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// How one contender fared over several workloads: geometric means of `E`, `J`, cost ratio and speed-up,
/// since those are ratios, and arithmetic means of all else.
///
/// @param workloads how many there were
/// @param duels share of (opponent, SPEC figure) duels that it won, in percent, a tie counting half
///     (`kappa`)
/// @param sigma the distance from the perfect autoscaler
/// @param provisioning arithmetic means
/// @param service arithmetic means
/// @param adaptations how often an hour the number of containers changed
public record Summary(
        String contender,
        int workloads,
        double e,
        double j,
        double costRatio,
        double speedUp,
        double duels,
        double sigma,
        Score.Provisioning provisioning,
        Score.Service service,
        double adaptations) {
    private static final double LEAST = 1e-6;

    /// Sums up for one contender, who took part in each of the comparisons.
    public static Summary of(String contender, List<Comparison> comparisons) {
        new Problems()
                .check(!comparisons.isEmpty(), "comparisons", "must be at least one")
                .refuse();
        Means means = new Means(contender, comparisons);
        return new Summary(
                contender,
                comparisons.size(),
                means.geometric(Score::e),
                means.geometric(Score::j),
                means.geometric(score -> score.effort().costRatio()),
                geometric(comparisons, comparison -> comparison.speedUp(contender)),
                arithmetic(comparisons, comparison -> Duels.won(contender, comparison)),
                means.arithmetic(score -> score.provisioning().sigma()),
                means.provisioning(),
                means.service(),
                means.arithmetic(score -> score.effort().adaptations()));
    }

    /// The geometric mean of positive numbers; nothing counts as less than a millionth.
    static <T> double geometric(List<T> all, ToDoubleFunction<T> value) {
        double sum = 0;
        for (T one : all) {
            sum += Math.log(Math.max(LEAST, value.applyAsDouble(one)));
        }
        return Math.exp(sum / all.size());
    }

    static <T> double arithmetic(List<T> all, ToDoubleFunction<T> value) {
        double sum = 0;
        for (T one : all) {
            sum += value.applyAsDouble(one);
        }
        return sum / all.size();
    }

    private record Means(List<Score> scores) {
        Means(String contender, List<Comparison> comparisons) {
            this(comparisons.stream()
                    .map(comparison -> comparison.of(contender))
                    .toList());
        }

        double geometric(ToDoubleFunction<Score> value) {
            return Summary.geometric(scores, value);
        }

        double arithmetic(ToDoubleFunction<Score> value) {
            return Summary.arithmetic(scores, value);
        }

        Score.Provisioning provisioning() {
            return new Score.Provisioning(
                    arithmetic(score -> score.provisioning().thetaUnder()),
                    arithmetic(score -> score.provisioning().thetaOver()),
                    arithmetic(score -> score.provisioning().tauUnder()),
                    arithmetic(score -> score.provisioning().tauOver()),
                    arithmetic(score -> score.provisioning().upsilon()),
                    arithmetic(score -> score.provisioning().accuracyUnder()),
                    arithmetic(score -> score.provisioning().accuracyOver()));
        }

        Score.Service service() {
            return new Score.Service(
                    arithmetic(score -> score.service().bad()),
                    arithmetic(score -> score.service().lost()),
                    arithmetic(score -> score.service().violated()),
                    arithmetic(score -> score.service().busy()),
                    arithmetic(score -> score.service().overloaded()),
                    arithmetic(score -> score.service().missingHours()),
                    arithmetic(score -> score.service().utilization()));
        }
    }
}
