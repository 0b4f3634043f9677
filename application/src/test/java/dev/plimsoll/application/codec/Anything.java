package dev.plimsoll.application.codec;

import dev.plimsoll.application.codec.policy.RandomPolicies;
import dev.plimsoll.domain.autoscaler.Mode;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.decision.RateRule;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.decision.ScalingRules;
import dev.plimsoll.domain.decision.Style;
import dev.plimsoll.domain.fleet.Probe;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.policy.Combination;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Random values of all that is written and read, the same for the same seed.
final class Anything {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final RandomGenerator random;
    private final RandomPolicies policies;

    private Anything(int seed) {
        random = new Random(seed * 7919L);
        policies = new RandomPolicies(random);
    }

    /// Checks a property with many seeds; the failure names the seed.
    static void each(Consumer<Anything> property) {
        for (int seed = 1; seed <= 300; seed++) {
            try {
                property.accept(new Anything(seed));
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }

    Settings settings() {
        int min = random.nextInt(10);
        Behavior behavior = behavior();
        Style style = oneOf(Style.values());
        return new Settings(
                style == Style.PLAIN
                        ? new Bounds(min, random.nextInt(Math.max(1, min), 10_001))
                        : new Bounds(2, random.nextInt(2, 11)),
                list(1, policies::any),
                oneOf(Combination.values()),
                new Behavior(behavior.scaleOut(), behavior.scaleIn(), behavior.readiness(), style),
                oneOf(Mode.values()),
                random.nextBoolean());
    }

    Behavior behavior() {
        return new Behavior(
                rules(),
                rules(),
                new Readiness(
                        seconds(0, 3600),
                        seconds(0, 3600),
                        seconds(0, 3600),
                        random.nextBoolean(),
                        seconds(1, 86_400),
                        random.nextBoolean() ? null : new Probe(1 + random.nextInt(65_535), "/healthz"),
                        random.nextInt(101)));
    }

    ScalingMemory memory() {
        return new ScalingMemory(
                list(0, () -> new ScalingMemory.Recommended(instant(), random.nextInt(10_001))),
                list(0, () -> new ScalingMemory.Action(instant(), count(), count(), count())),
                random.nextBoolean() ? null : instant(),
                random.nextBoolean() ? null : instant(),
                random.nextBoolean() ? null : instant(),
                random.nextBoolean() ? Map.of() : Map.of("deploy", instant(), "größe", instant()));
    }

    /// A whole number from 0 to `most`.
    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    private ScalingRules rules() {
        ScalingRules.Select select = oneOf(ScalingRules.Select.values());
        return new ScalingRules(
                random.nextDouble(2),
                seconds(0, 3600),
                seconds(0, 86_400),
                select,
                list(
                        select == ScalingRules.Select.UNLIMITED ? 0 : 1,
                        () -> new RateRule(oneOf(RateRule.Type.values()), random.nextInt(1, 10_000), seconds(1, 1800))),
                random.nextBoolean() ? Double.POSITIVE_INFINITY : random.nextDouble(0.01, 3));
    }

    private int count() {
        return random.nextInt();
    }

    private Instant instant() {
        return START.plusNanos(random.nextLong(Long.MAX_VALUE / 2));
    }

    private Duration seconds(int from, int to) {
        return Duration.ofSeconds(random.nextInt(from, to + 1));
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> List<T> list(int least, Supplier<T> item) {
        return Stream.generate(item).limit(random.nextInt(least, 4)).toList();
    }
}
