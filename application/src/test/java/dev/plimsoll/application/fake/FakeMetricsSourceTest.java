package dev.plimsoll.application.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.contract.MetricsSourceContract;
import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeMetricsSourceTest extends MetricsSourceContract {
    private static final MetricName SWAP = new MetricName("swap");

    private final FakeMetricsSource metrics = new FakeMetricsSource();
    private final InMemoryPlatform platform = new InMemoryPlatform(InstantSource.system());
    private final TargetId web = InMemoryPlatform.target("shop", "web");

    @BeforeEach
    void two_containers_have_a_load() {
        platform.up(web, 2);
        metrics.each(MetricName.CPU, 0.5);
        metrics.each(MetricName.MEMORY, 0.25);
        metrics.reads(SWAP, new Reading.Missing("the kernel does not count it"));
    }

    @Override
    protected MetricsSource source() {
        return metrics;
    }

    @Override
    protected Fleet measurable() {
        return platform.look(web);
    }

    @Override
    protected Set<MetricName> unmeasurable() {
        return Set.of(SWAP);
    }

    @Test
    void a_total_is_spread_over_the_ready_containers() {
        metrics.total(MetricName.CPU, 1.5);

        Map<ContainerId, Double> values = freshly(measurable(), MetricName.CPU, found -> true);

        assertThat(values.values()).containsOnly(0.75);
    }
}
