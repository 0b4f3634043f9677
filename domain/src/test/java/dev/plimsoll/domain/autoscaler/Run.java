package dev.plimsoll.domain.autoscaler;

import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.decision.RateRule;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.ScalingRules;
import dev.plimsoll.domain.fixture.Behaviors;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Samples;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// A random autoscaler over some minutes of random load, with containers that start late and samples that are missing.
///
/// @param ticks every evaluation, in order
record Run(Settings settings, List<Tick> ticks) {
    static final double TARGET = 0.5;

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    /// One evaluation: what went in and what came out.
    record Tick(Autoscaler before, Fleet fleet, Observations observations, Instant now, Evaluation evaluation) {
        int from() {
            return evaluation.decision().from();
        }

        int to() {
            return evaluation.decision().to();
        }

        boolean isScaleOut() {
            return evaluation.decision() instanceof Decision.ScaleOut;
        }

        boolean isScaleIn() {
            return evaluation.decision() instanceof Decision.ScaleIn;
        }

        /// Whether the count lay outside of the bounds, which is put right past all rules.
        boolean isJump() {
            return evaluation.decision().reasons().stream().anyMatch(Reason.OutsideBounds.class::isInstance);
        }
    }

    static Run of(RandomGenerator random) {
        return of(random, anySettings(random));
    }

    static Run of(RandomGenerator random, Settings settings) {
        List<Tick> ticks = new ArrayList<>();
        Autoscaler autoscaler = Autoscaler.create(new AutoscalerId("au-1"), Fleets.WEB, settings, START);
        Instant now = START;
        int running = random.nextInt(1, 25);
        double load = random.nextDouble(10);
        for (int i = 0; i < 60; i++) {
            now = now.plusMillis(random.nextLong(1, 20_000));
            load = Math.max(0, load + random.nextGaussian(0, 1.5));
            Fleet fleet = partlyStarted(random, running);
            Observations observations = samples(random, fleet, load);
            Tick tick = new Tick(autoscaler, fleet, observations, now, autoscaler.evaluate(fleet, observations, now));
            ticks.add(tick);
            autoscaler = tick.evaluation().autoscaler();
            running = tick.to();
        }
        return new Run(settings, ticks);
    }

    /// The count that was wanted at this moment, by the decisions of the run alone.
    int countAt(Instant moment) {
        int count = ticks.getFirst().from();
        for (Tick tick : ticks) {
            count = tick.now().isAfter(moment) ? count : tick.to();
        }
        return count;
    }

    static Settings anySettings(RandomGenerator random) {
        return settings(random, new Behavior(anyRules(random), anyRules(random), Behaviors.PATIENT));
    }

    static Settings settings(RandomGenerator random, Behavior behavior) {
        int min = random.nextInt(4);
        Bounds bounds = new Bounds(min, random.nextInt(Math.max(1, min), 30));
        return new Settings(bounds, List.of(new TargetTrackingPolicy(MetricName.CPU, TARGET)), behavior, false);
    }

    private static ScalingRules anyRules(RandomGenerator random) {
        List<RateRule> rules = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            RateRule.Type type = List.copyOf(EnumSet.allOf(RateRule.Type.class)).get(random.nextInt(3));
            int value = type == RateRule.Type.PERCENT ? random.nextInt(1, 151) : random.nextInt(1, 6);
            rules.add(new RateRule(type, value, Duration.ofSeconds(random.nextLong(1, 91))));
        }
        return new ScalingRules(
                random.nextInt(3) * 0.1,
                Duration.ofSeconds(random.nextBoolean() ? 0 : random.nextLong(1, 121)),
                Duration.ofSeconds(random.nextBoolean() ? 0 : random.nextLong(1, 121)),
                select(random, rules),
                rules,
                random.nextBoolean() ? Double.POSITIVE_INFINITY : random.nextDouble(0.2, 2));
    }

    private static ScalingRules.Select select(RandomGenerator random, List<RateRule> rules) {
        if (rules.isEmpty()) {
            return ScalingRules.Select.UNLIMITED;
        }
        if (random.nextInt(8) == 0) {
            return ScalingRules.Select.DISABLED;
        }
        return random.nextBoolean() ? ScalingRules.Select.MAX : ScalingRules.Select.MIN;
    }

    private static Fleet partlyStarted(RandomGenerator random, int running) {
        int starting = random.nextInt(4) == 0 && running > 0 ? random.nextInt(running) : 0;
        int unready = random.nextInt(8) == 0 && running > starting ? random.nextInt(running - starting) : 0;
        return Fleets.of(running - starting - unready, starting, unready);
    }

    private static Observations samples(RandomGenerator random, Fleet fleet, double load) {
        if (random.nextInt(12) == 0) {
            return random.nextBoolean() ? Samples.missing() : Samples.stale(Duration.ofSeconds(40));
        }
        boolean isPatchy = random.nextInt(6) == 0;
        Map<ContainerId, Double> samples = new HashMap<>();
        for (FleetContainer container : fleet.in(ContainerPhase.READY)) {
            if (!isPatchy || random.nextInt(3) > 0) {
                samples.put(container.id(), load / fleet.ready() * random.nextDouble(0.8, 1.2));
            }
        }
        return Samples.cpu(samples);
    }
}
