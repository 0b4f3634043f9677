package dev.plimsoll.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.fixture.Seeds;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// What holds for every policy that follows load, and reads at least one metric.
abstract class LoadPolicyProperties extends PolicyProperties {
    private static final double OVERLOAD = 1e6;

    /// Whether the policy ever asks for fewer containers.
    boolean scalesIn() {
        return true;
    }

    @Test
    final void more_load_never_means_fewer_containers() {
        Seeds.each(1000, random -> {
            ScalingPolicy policy = policy(random);
            long seed = random.nextLong();
            double load = random.nextDouble();
            double more = load * (1 + 2 * random.nextDouble());

            assertThat(wish(policy, loaded(policy, seed, more)))
                    .isGreaterThanOrEqualTo(wish(policy, loaded(policy, seed, load)));
        });
    }

    @Test
    final void an_overload_scales_out_and_never_in() {
        AtomicInteger outs = new AtomicInteger();
        Seeds.each(500, random -> {
            ScalingPolicy policy = policy(random);
            Situation situation = loaded(policy, random.nextLong(), OVERLOAD);
            int wish = wish(policy, situation);

            assertThat(wish).isGreaterThanOrEqualTo(situation.current());
            outs.addAndGet(wish > situation.current() ? 1 : 0);
        });
        assertThat(outs).hasPositiveValue();
    }

    @Test
    final void a_lull_scales_in_and_never_out() {
        AtomicInteger ins = new AtomicInteger();
        Seeds.each(500, random -> {
            ScalingPolicy policy = policy(random);
            Situation situation = loaded(policy, random.nextLong(), 0);
            int wish = wish(policy, situation);

            assertThat(wish).isLessThanOrEqualTo(situation.current());
            ins.addAndGet(wish < situation.current() ? 1 : 0);
        });
        assertThat(ins.get() > 0).isEqualTo(scalesIn());
    }

    @Test
    final void a_missing_or_stale_metric_never_scales_in() {
        Seeds.each(500, random -> {
            ScalingPolicy policy = policy(random);
            Situation situation = RandomSituations.with(
                    loaded(policy, random.nextLong(), 0), anyMetric(policy, random), lost(random));

            assertThat(wish(policy, situation)).isGreaterThanOrEqualTo(situation.current());
        });
    }

    @Test
    final void metrics_that_nobody_measures_never_scale_in() {
        Seeds.each(200, random -> {
            ScalingPolicy policy = policy(random);
            Situation situation = loaded(policy, random.nextLong(), 0);
            for (MetricName metric : policy.metrics().keySet()) {
                situation = RandomSituations.with(situation, metric, new Reading.Unmeasured());
            }

            assertThat(wish(policy, situation)).isGreaterThanOrEqualTo(situation.current());
        });
    }

    /// A policy that fills in what is missing may say otherwise.
    @Test
    void a_ready_container_without_a_sample_is_never_scaled_in_upon() {
        Seeds.each(1000, random -> {
            ScalingPolicy policy = policy(random);
            Situation situation = loaded(policy, random.nextLong(), 0);
            MetricName metric = anyMetric(policy, random);
            if (situation.observations().latest(metric) instanceof Reading.PerContainer samples) {
                Situation gappy = RandomSituations.with(situation, metric, withGap(samples, situation, random));

                assertThat(wish(policy, gappy)).isGreaterThanOrEqualTo(situation.current());
            }
        });
    }

    private static Situation loaded(ScalingPolicy policy, long seed, double load) {
        return RandomSituations.loaded(policy.metrics().keySet(), seed, load);
    }

    private static MetricName anyMetric(ScalingPolicy policy, RandomGenerator random) {
        List<MetricName> metrics = policy.metrics().keySet().stream()
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList();
        return metrics.get(random.nextInt(metrics.size()));
    }

    private static Reading lost(RandomGenerator random) {
        return random.nextBoolean()
                ? new Reading.Missing("the collector is away")
                : new Reading.Stale(Duration.ofSeconds(40));
    }

    /// The samples without those of one ready container, or with none of its that is a number.
    private static Reading withGap(Reading.PerContainer samples, Situation situation, RandomGenerator random) {
        List<FleetContainer> ready = situation.fleet().in(ContainerPhase.READY);
        ContainerId unlucky = ready.get(random.nextInt(ready.size())).id();
        Map<ContainerId, TimeSeries> series = new HashMap<>(samples.series());
        if (random.nextBoolean()) {
            series.remove(unlucky);
        } else {
            series.put(unlucky, RandomSituations.series(Double.NaN, -1, Double.POSITIVE_INFINITY));
        }
        return new Reading.PerContainer(series, samples.reserves(), samples.window());
    }
}
