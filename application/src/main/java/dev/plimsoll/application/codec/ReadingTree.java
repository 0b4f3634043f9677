package dev.plimsoll.application.codec;

import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The newest figures of readings as a tree: `{"cpu": {"per_container": {"shop-web-1": 0.9}}}`; else `total`,
/// `stale_seconds`, or why it is `missing`.
public final class ReadingTree {
    private ReadingTree() {}

    /// What these metrics read, sorted by name.
    public static Map<String, Object> of(Observations observations, Set<MetricName> metrics, Fleet fleet) {
        Map<String, Object> tree = new TreeMap<>();
        metrics.forEach(metric -> tree.put(metric.value(), of(observations.latest(metric), fleet)));
        return tree;
    }

    private static Map<String, Object> of(Reading reading, Fleet fleet) {
        return switch (reading) {
            case Reading.PerContainer samples -> Trees.map("per_container", byName(samples, fleet));
            case Reading.Total(TimeSeries series) -> Trees.map("total", series.latest());
            case Reading.Stale(var age, var _) -> Trees.map("stale_seconds", ReasonTree.secondsUp(age));
            case Reading.Missing(String detail) -> Trees.map("missing", detail);
            case Reading.Unanswered unanswered -> Trees.map("missing", unanswered.detail());
            case Reading.Unmeasured() -> Trees.map("missing", "no source measures it");
        };
    }

    private static Map<String, Object> byName(Reading.PerContainer samples, Fleet fleet) {
        Map<String, Object> tree = new TreeMap<>();
        for (FleetContainer container : fleet.containers()) {
            TimeSeries own = samples.series().get(container.id());
            if (own != null) {
                tree.put(container.name(), own.latest());
            }
        }
        return tree;
    }
}
