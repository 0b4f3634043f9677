package dev.plimsoll.bootstrap.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.application.simulation.Comparison;
import dev.plimsoll.application.simulation.Conditions;
import dev.plimsoll.application.simulation.Score;
import dev.plimsoll.application.simulation.ScoreTree;
import dev.plimsoll.application.simulation.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What simulations came to, for people and for programs.
///
/// @param comparisons one of each trace
/// @param summaries one of each contender, over all traces
record Results(Conditions conditions, double burst, List<Comparison> comparisons, List<Summary> summaries) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String END = System.lineSeparator();

    /// The means over all traces, and E of each of them; a line for each contender.
    String table() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-16s %7s %7s %7s %7s %8s %8s %7s %7s %8s %7s %8s%n",
                "",
                "E",
                "cost",
                "bad %",
                "lost %",
                "theta_U",
                "theta_O",
                "tau_U",
                "tau_O",
                "upsilon",
                "sigma",
                "adapt/h"));
        for (Summary summary : summaries) {
            text.append(row(summary, summary.provisioning()));
        }
        if (comparisons.size() > 1) {
            text.append(END).append(each());
        }
        return text.toString();
    }

    private static String row(Summary summary, Score.Provisioning provisioning) {
        return String.format(
                Locale.ROOT,
                "%-16s %7.3f %7.3f %7.2f %7.3f %8.2f %8.1f %7.1f %7.1f %8.1f %7.1f %8.1f%n",
                summary.contender(),
                summary.e(),
                summary.costRatio(),
                summary.service().bad(),
                summary.service().lost(),
                provisioning.thetaUnder(),
                provisioning.thetaOver(),
                provisioning.tauUnder(),
                provisioning.tauOver(),
                provisioning.upsilon(),
                summary.sigma(),
                summary.adaptations());
    }

    private String each() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-16s", "E of each trace"));
        comparisons.forEach(comparison -> text.append(String.format(Locale.ROOT, " %16s", comparison.workload())));
        text.append(END);
        for (Summary summary : summaries) {
            text.append(String.format(Locale.ROOT, "%-16s", summary.contender()));
            comparisons.forEach(comparison -> text.append(String.format(
                    Locale.ROOT, " %16.3f", comparison.of(summary.contender()).e())));
            text.append(END);
        }
        return text.toString();
    }

    /// The same, and all else that is known.
    String json() {
        List<Map<String, Object>> traces = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            traces.add(Trees.map("trace", comparison.workload(), "scores", ScoreTree.of(comparison)));
        }
        try {
            return JSON.writeValueAsString(Trees.map(
                    "conditions",
                    ScoreTree.of(conditions, burst),
                    "summary",
                    summaries.stream().map(ScoreTree::of).toList(),
                    "traces",
                    traces));
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("results cannot be written", defect);
        }
    }
}
