package dev.plimsoll.adapters.activator;

import dev.plimsoll.application.contract.MetricsSourceContract;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import java.time.Clock;
import java.util.Set;

final class ActivatorMetricsTest extends MetricsSourceContract {
    @Override
    protected MetricsSource source() {
        return new ActivatorMetrics(_ -> 3);
    }

    @Override
    protected Fleet measurable() {
        InMemoryPlatform platform = new InMemoryPlatform(Clock.systemUTC());
        platform.up(Town.WEB, 2);
        return platform.look(Town.WEB);
    }

    @Override
    protected Set<MetricName> totals() {
        return Set.of(ActivatorMetrics.REQUESTS);
    }
}
