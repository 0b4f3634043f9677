package dev.plimsoll.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Evaluation;
import dev.plimsoll.domain.autoscaler.Mode;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.fixture.Behaviors;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Seeds;
import dev.plimsoll.domain.fixture.Situations;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Under a load that does not change a fleet settles: it may go out, and then in, and then it stands.
///
/// The load is spread evenly over what runs, so that of all metrics but memory a container has its part;
/// memory is what each container needs for itself.
final class SteadyLoadTest {
    private static final int RUNS = 150;
    private static final int TICKS = 400;
    private static final List<PolicyProperties> KINDS = List.of(
            new TargetTrackingPolicyPropertiesTest(),
            new SustainedTargetPolicyPropertiesTest(),
            new HysteresisPolicyPropertiesTest(),
            new ThresholdPolicyPropertiesTest(),
            new StepScalingPolicyPropertiesTest(),
            new MultiDimensionalPolicyPropertiesTest(),
            new ResourceGuardPolicyPropertiesTest());

    static Stream<PolicyProperties> kinds() {
        return KINDS.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_policy_settles(PolicyProperties kind) {
        Seeds.each(RUNS, random -> settle(List.of(kind.policy(random)), Combination.LARGEST, random));
    }

    @ParameterizedTest
    @EnumSource
    void every_mix_of_policies_settles(Combination combination) {
        Seeds.each(RUNS, random -> {
            List<ScalingPolicy> policies = new ArrayList<>();
            for (int i = random.nextInt(2, 6); i > 0; i--) {
                policies.add(KINDS.get(random.nextInt(KINDS.size())).policy(random));
            }
            settle(policies, combination, random);
        });
    }

    private static void settle(List<ScalingPolicy> policies, Combination combination, RandomGenerator random) {
        int max = random.nextInt(1, 13);
        boolean isAtOnce = random.nextBoolean();
        Behavior behavior = isAtOnce ? Behaviors.AT_ONCE : Behavior.DEFAULT;
        Settings settings = new Settings(
                new Bounds(random.nextInt(max + 1), max), policies, combination, behavior, Mode.ACTIVE, false);
        // The default window takes one step in five minutes.
        Duration apart = Duration.ofSeconds(isAtOnce ? random.nextInt(5, 60) : random.nextInt(30, 60));
        List<Integer> counts = counts(settings, apart, random);
        String run = "%s goes %s".formatted(settings, counts);
        int turns = 0;
        int direction = 1;
        for (int i = 1; i < counts.size(); i++) {
            int step = Integer.signum(counts.get(i) - counts.get(i - 1));
            turns += step == -direction ? 1 : 0;
            direction = step == 0 ? direction : step;
        }
        assertThat(turns).as(run).isLessThanOrEqualTo(1);
        assertThat(counts.subList(3 * TICKS / 4, TICKS)).as(run).containsOnly(counts.getLast());
    }

    /// What is wanted at each tick, beginning with what runs.
    private static List<Integer> counts(Settings settings, Duration apart, RandomGenerator random) {
        Map<MetricName, Load> loads = new HashMap<>();
        int running = random.nextInt(settings.bounds().min(), settings.bounds().max() + 1);
        for (MetricName metric : settings.metrics().keySet()) {
            double each = Math.pow(10, random.nextDouble(-1.5, 1));
            loads.put(metric, metric.equals(MetricName.MEMORY) ? _ -> each : spread(each * Math.max(1, running)));
        }
        Instant now = Situations.NOW;
        Autoscaler autoscaler = Autoscaler.create(new AutoscalerId("au-1"), Fleets.WEB, settings, now);
        List<Integer> counts = new ArrayList<>(List.of(running));
        for (int tick = 0; tick < TICKS; tick++) {
            now = now.plus(apart);
            Fleet fleet = Fleets.ready(counts.getLast());
            Evaluation evaluation = autoscaler.evaluate(fleet, observed(loads, counts, now, apart), now);
            autoscaler = evaluation.autoscaler();
            counts.add(evaluation.decision().to());
        }
        return counts;
    }

    /// What one of so many containers has of a load.
    private interface Load {
        double each(int containers);
    }

    private static Load spread(double load) {
        return containers -> load / containers;
    }

    private static Observations observed(
            Map<MetricName, Load> loads, List<Integer> counts, Instant now, Duration apart) {
        Map<MetricName, Reading> readings = new HashMap<>();
        loads.forEach((metric, load) -> readings.put(metric, reading(load, counts, now, apart)));
        return new Observations(readings);
    }

    private static Reading reading(Load load, List<Integer> counts, Instant now, Duration apart) {
        Map<ContainerId, TimeSeries> series = new HashMap<>();
        Map<ContainerId, Double> reserves = new HashMap<>();
        for (int number = 1; number <= counts.getLast(); number++) {
            series.put(Fleets.id(number), samples(number, load, counts, now, apart));
            reserves.put(Fleets.id(number), 1.0);
        }
        return new Reading.PerContainer(series, reserves, Duration.ZERO);
    }

    /// One a tick, since it runs; four minutes at most.
    private static TimeSeries samples(int number, Load load, List<Integer> counts, Instant now, Duration apart) {
        int last = counts.size() - 1;
        int first = last;
        while (first > 0
                && counts.get(first - 1) >= number
                && apart.multipliedBy(last - first + 1).toSeconds() < 240) {
            first--;
        }
        long[] millis = new long[last - first + 1];
        double[] values = new double[millis.length];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = now.minus(apart.multipliedBy(last - first - i)).toEpochMilli();
            values[i] = load.each(counts.get(first + i));
        }
        return TimeSeries.of(millis, values);
    }
}
