package dev.plimsoll.adapters.rest.feature;

import dev.plimsoll.domain.metric.MetricName;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A metric as clients of the API list it to people.
///
/// @param suffix what people write behind a value
/// @param type `global` of what a container uses, `router` of what a proxy in front of it tells
@Serdeable
record FeatureMetricJson(String id, String label, String suffix, String type) {
    /// As answers hold several.
    @Serdeable
    record Many(List<FeatureMetricJson> metrics) {}

    private static final String GLOBAL = "global";
    private static final String ROUTER = "router";

    /// Those that have words, in the order in which people want to see them.
    private static final List<FeatureMetricJson> WORDED = List.of(
            new FeatureMetricJson("cpu", "CPU", "%", GLOBAL),
            new FeatureMetricJson("memory", "RAM", "%", GLOBAL),
            new FeatureMetricJson("swap", "Swap", "%", GLOBAL),
            new FeatureMetricJson("network", "Network", "%", GLOBAL),
            new FeatureMetricJson("disk_io", "Disk I/O", "%", GLOBAL),
            new FeatureMetricJson("p95_response_time", "Response Time", "ms", ROUTER),
            new FeatureMetricJson("response_time", "Mean Response Time", "ms", ROUTER),
            new FeatureMetricJson("p50_response_time", "Median Response Time", "ms", ROUTER),
            new FeatureMetricJson("p99_response_time", "Response Time (p99)", "ms", ROUTER),
            new FeatureMetricJson("5XX", "5xx Errors", "", ROUTER),
            new FeatureMetricJson("all", "Requests per Minute", "rpm", ROUTER),
            new FeatureMetricJson("rpm_per_container", "RPM per Container", "rpm", ROUTER),
            new FeatureMetricJson("queue_length", "Queued Requests", "", ROUTER),
            new FeatureMetricJson("queue_time", "Time in Queue", "ms", ROUTER),
            new FeatureMetricJson("connections", "Connections", "", ROUTER));

    /// These metrics; one without words goes by its name, behind the others.
    static List<FeatureMetricJson> of(Set<MetricName> metrics) {
        Set<String> left = new TreeSet<>();
        metrics.forEach(metric -> left.add(metric.value()));
        List<FeatureMetricJson> all = new ArrayList<>();
        for (FeatureMetricJson worded : WORDED) {
            if (left.remove(worded.id())) {
                all.add(worded);
            }
        }
        left.forEach(name -> all.add(new FeatureMetricJson(name, name, "", GLOBAL)));
        return all;
    }
}
