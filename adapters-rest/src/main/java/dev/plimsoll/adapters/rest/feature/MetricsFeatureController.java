package dev.plimsoll.adapters.rest.feature;

import dev.plimsoll.application.control.MetricSources;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;
import java.util.Map;

/// The metrics that autoscalers of every app may name. What is declared for an app only is not among them.
@Controller("/v1/features/metrics")
final class MetricsFeatureController {
    private final MetricSources sources;

    MetricsFeatureController(MetricSources sources) {
        this.sources = sources;
    }

    @Get
    Map<String, List<FeatureMetricJson>> list() {
        return Map.of("metrics", FeatureMetricJson.of(sources.metricsOfEveryTarget()));
    }
}
