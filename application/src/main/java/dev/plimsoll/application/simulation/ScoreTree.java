package dev.plimsoll.application.simulation;

import dev.plimsoll.application.codec.tree.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What simulations came to, as trees for programs: the same figures under the same keys, wherever they are told.
public final class ScoreTree {
    private ScoreTree() {}

    /// Under which constants it was simulated.
    ///
    /// @param burst see [BurstyArrivals]
    public static Map<String, Object> of(Conditions conditions, double burst) {
        return Trees.map(
                "step_seconds", conditions.stepSeconds(),
                "capacity", conditions.capacity(),
                "slo", conditions.slo(),
                "set_point", conditions.setPoint(),
                "startup_seconds", Conditions.seconds(conditions.startUp()),
                "period_seconds", Conditions.seconds(conditions.period()),
                "burst", burst);
    }

    /// How each contender fared, in the order in which they were given.
    public static List<Map<String, Object>> of(Comparison comparison) {
        List<Map<String, Object>> scores = new ArrayList<>();
        comparison.scores().forEach((name, score) -> scores.add(score(name, score, comparison.speedUp(name))));
        return scores;
    }

    /// How one contender fared on average.
    public static Map<String, Object> of(Summary summary) {
        Map<String, Object> tree = new LinkedHashMap<>(Trees.map(
                "contender", summary.contender(),
                "e", summary.e(),
                "j", summary.j(),
                "cost_ratio", summary.costRatio(),
                "speed_up", summary.speedUp(),
                "duels_won_percent", summary.duels(),
                "sigma", summary.sigma(),
                "adaptations_per_hour", summary.adaptations()));
        return with(tree, summary.provisioning(), summary.service());
    }

    private static Map<String, Object> score(String contender, Score score, double speedUp) {
        Score.Effort effort = score.effort();
        Map<String, Object> tree = new LinkedHashMap<>(Trees.map(
                "contender", contender,
                "e", score.e(),
                "j", score.j(),
                "cost_ratio", effort.costRatio(),
                "speed_up", speedUp,
                "sigma", score.provisioning().sigma(),
                "adaptations_per_hour", effort.adaptations(),
                "starts_per_hour", effort.starts(),
                "scored_hours", effort.hours(),
                "container_hours", effort.containerHours(),
                "oracle_container_hours", effort.oracleHours()));
        return with(tree, score.provisioning(), score.service());
    }

    private static Map<String, Object> with(
            Map<String, Object> tree, Score.Provisioning provisioning, Score.Service service) {
        tree.putAll(Trees.map(
                "bad_percent", service.bad(),
                "lost_percent", service.lost(),
                "violated_time_percent", service.violated(),
                "theta_under_percent", provisioning.thetaUnder(),
                "theta_over_percent", provisioning.thetaOver(),
                "tau_under_percent", provisioning.tauUnder(),
                "tau_over_percent", provisioning.tauOver(),
                "instability_percent", provisioning.upsilon(),
                "mean_missing", provisioning.accuracyUnder(),
                "mean_surplus", provisioning.accuracyOver(),
                "utilization", service.utilization()));
        return tree;
    }
}
