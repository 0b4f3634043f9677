package dev.plimsoll.adapters.rest.feature;

import dev.plimsoll.adapters.rest.openapi.Open;
import dev.plimsoll.application.control.MetricSources;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/// The metrics that autoscalers of every app may name. What is declared for an app only is not among them.
@Open
@Controller("/v1/features/metrics")
final class MetricsFeatureController {
    private final MetricSources sources;

    MetricsFeatureController(MetricSources sources) {
        this.sources = sources;
    }

    /// Lists the metrics that autoscalers of every app may name.
    @Get
    FeatureMetricJson.Many list() {
        return new FeatureMetricJson.Many(FeatureMetricJson.of(sources.metricsOfEveryTarget()));
    }
}
