package dev.plimsoll.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What every `MetricsSource` does.
public abstract class MetricsSourceContract {
    private static final MetricName NONSENSE = new MetricName("no-such-metric");

    protected abstract MetricsSource source();

    /// A fleet with at least two running containers that the source can measure.
    protected abstract Fleet measurable();

    /// Metrics that the source knows, but that cannot be measured where this test runs. Few sources have any.
    protected Set<MetricName> unmeasurable() {
        return Set.of();
    }

    @Test
    void a_known_metric_that_cannot_be_measured_is_missing_and_says_why() {
        for (MetricName metric : unmeasurable()) {
            assertThat(known()).contains(metric);
            assertThat(source().read(measurable(), Set.of(metric), Instant.now())
                            .latest(metric))
                    .isInstanceOfSatisfying(
                            Reading.Missing.class,
                            missing -> assertThat(missing.detail()).isNotBlank());
        }
    }

    /// Those of its metrics that are one value for the whole fleet.
    protected Set<MetricName> totals() {
        return Set.of();
    }

    /// Whether its totals are there without any container, and so can call for the first one.
    protected boolean seesWithoutContainers() {
        return true;
    }

    @Test
    void each_running_container_has_a_value_of_each_metric() {
        Fleet fleet = measurable();
        Set<ContainerId> running =
                Set.copyOf(fleet.containers().stream().map(FleetContainer::id).toList());

        for (MetricName metric : perContainer()) {
            Map<ContainerId, Double> values =
                    freshly(fleet, metric, found -> found.keySet().equals(running));

            assertThat(values.values())
                    .allSatisfy(value -> assertThat(value).isFinite().isNotNegative());
        }
    }

    @Test
    void what_it_knows_of_every_target_it_knows_of_this_one() {
        assertThat(known()).containsAll(source().metricsOfEveryTarget());
    }

    @Test
    void it_has_a_name() {
        assertThat(source().name()).isNotBlank();
    }

    @Test
    void an_unknown_metric_is_not_measured() {
        Reading reading =
                source().read(measurable(), Set.of(NONSENSE), Instant.now()).latest(NONSENSE);

        assertThat(reading).isInstanceOf(Reading.Unmeasured.class);
    }

    @Test
    void only_what_was_asked_for_is_answered() {
        MetricName metric = known().iterator().next();

        assertThat(source().read(measurable(), Set.of(metric), Instant.now()).readings())
                .containsOnlyKeys(metric);
    }

    @Test
    void a_total_is_one_value_of_about_now() {
        Fleet fleet = measurable();

        for (MetricName metric : totals()) {
            Fleet nobody = new Fleet(fleet.target(), List.of(), fleet.condition());
            for (Fleet any : seesWithoutContainers() ? List.of(fleet, nobody) : List.of(fleet)) {
                TimeSeries series = total(any, metric);
                Instant now = Instant.now();

                assertThat(series.latest()).isFinite().isNotNegative();
                assertThat(Instant.ofEpochMilli(series.latestMillis())).isBetween(now.minusSeconds(60), now);
            }
        }
    }

    @Test
    void containers_that_the_platform_does_not_know_have_no_value_and_are_no_failure() {
        FleetContainer ghost = new FleetContainer(
                new ContainerId("0".repeat(64)), "ghost-1", 1, ContainerPhase.STOPPED, false, null, false);
        Fleet ghosts = new Fleet(measurable().target(), List.of(ghost), FleetCondition.STEADY);

        for (MetricName metric : perContainer()) {
            assertThat(source().read(ghosts, Set.of(metric), Instant.now()).latest(metric))
                    .isInstanceOf(Reading.Missing.class);
        }
    }

    @Test
    void a_container_that_leaves_the_fleet_leaves_the_values() {
        Fleet both = measurable();
        Fleet one = new Fleet(both.target(), both.containers().subList(0, 1), both.condition());
        for (MetricName metric : perContainer()) {
            freshly(both, metric, values -> values.size() == both.containers().size());

            Map<ContainerId, Double> values = freshly(one, metric, found -> !found.isEmpty());

            assertThat(values).containsOnlyKeys(one.containers().getFirst().id());
        }
    }

    @Test
    void a_fraction_of_a_limit_comes_with_the_limit_of_each_running_container() {
        Fleet fleet = measurable();

        for (MetricName metric : perContainer()) {
            if (metric.isFractionOfLimit()) {
                freshly(fleet, metric, values -> !values.isEmpty());

                assertThat(source().read(fleet, Set.of(metric), Instant.now()).latest(metric))
                        .isInstanceOfSatisfying(Reading.PerContainer.class, samples -> {
                            assertThat(samples.reserves().keySet())
                                    .containsAll(samples.series().keySet());
                            assertThat(samples.reserves().values())
                                    .allSatisfy(reserve ->
                                            assertThat(reserve).isFinite().isPositive());
                            assertThat(samples.window()).isBetween(Duration.ZERO, Duration.ofMinutes(2));
                        });
            }
        }
    }

    @Test
    void samples_are_of_about_now() {
        Fleet fleet = measurable();

        for (MetricName metric : perContainer()) {
            freshly(fleet, metric, values -> !values.isEmpty());
            Instant now = Instant.now();

            assertThat(source().read(fleet, Set.of(metric), now).latest(metric))
                    .isInstanceOfSatisfying(
                            Reading.PerContainer.class,
                            samples -> assertThat(samples.series().values())
                                    .allSatisfy(series -> assertThat(Instant.ofEpochMilli(series.latestMillis()))
                                            .isBetween(now.minusSeconds(60), now)));
        }
    }

    private List<MetricName> perContainer() {
        return known().stream()
                .filter(metric -> !totals().contains(metric) && !unmeasurable().contains(metric))
                .toList();
    }

    private Set<MetricName> known() {
        return source().metrics(measurable().target());
    }

    private TimeSeries total(Fleet fleet, MetricName metric) {
        Reading reading = Eventually.get(
                metric + " of " + fleet.target(),
                () -> source().read(fleet, Set.of(metric), Instant.now()).latest(metric),
                Reading.Total.class::isInstance);
        return ((Reading.Total) reading).series();
    }

    /// Reads until there are such values; a rate needs two samples.
    protected Map<ContainerId, Double> freshly(
            Fleet fleet, MetricName metric, Predicate<Map<ContainerId, Double>> isEnough) {
        return Eventually.get(metric + " of " + fleet.target(), () -> latest(fleet, metric), isEnough);
    }

    private Map<ContainerId, Double> latest(Fleet fleet, MetricName metric) {
        return source().read(fleet, Set.of(metric), Instant.now()).latest(metric)
                        instanceof Reading.PerContainer samples
                ? samples.series().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, own -> own.getValue().latest()))
                : Map.of();
    }
}
