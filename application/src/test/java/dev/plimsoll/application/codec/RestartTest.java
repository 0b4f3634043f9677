package dev.plimsoll.application.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Evaluation;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import dev.plimsoll.domain.policy.Guards;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A process that is started anew knows of an autoscaler what was written of it, and nothing else.
final class RestartTest {
    private static final TargetId WEB = new TargetId(new AppId(AppKind.COMPOSE, "shop"), "web");
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void an_autoscaler_that_is_written_and_read_before_each_evaluation_decides_the_same() {
        Anything.each(any -> {
            Settings settings = any.settings();
            Autoscaler kept = Autoscaler.create(new AutoscalerId("au-1"), WEB, settings, START);
            Autoscaler restarted = kept;
            Instant now = START;
            int running = any.upTo(20) + 1;
            for (int tick = 0; tick < 40; tick++) {
                now = now.plusSeconds(any.upTo(60) + 1L);
                Fleet fleet = fleet(running);
                Observations observations = observations(fleet, any.upTo(20) / 10.0, now);
                Evaluation expected = kept.evaluate(fleet, observations, Guards.DEFAULT, now);

                assertThat(restart(restarted).evaluate(fleet, observations, Guards.DEFAULT, now))
                        .isEqualTo(expected);
                kept = expected.autoscaler();
                restarted = expected.autoscaler();
                running = Math.min(50, expected.decision().to());
            }
        });
    }

    @Test
    void a_restart_never_scales_in_at_once() {
        Settings settings = SettingsCodec.readNew(
                Map.of("min_containers", 1, "max_containers", 9, "metric", "cpu", "target", 0.5),
                Behavior.DEFAULT,
                Set.of(MetricName.CPU));
        Autoscaler busy = Autoscaler.create(new AutoscalerId("au-1"), WEB, settings, START)
                .evaluate(fleet(8), observations(fleet(8), 0.5, START), Guards.DEFAULT, START)
                .autoscaler();

        for (Duration away : List.of(Duration.ofSeconds(1), Duration.ofMinutes(6), Duration.ofDays(9))) {
            assertThat(restart(busy)
                            .evaluate(
                                    fleet(8),
                                    observations(fleet(8), 0.01, START.plus(away)),
                                    Guards.DEFAULT,
                                    START.plus(away))
                            .decision()
                            .to())
                    .as("after %s", away)
                    .isEqualTo(8);
        }
    }

    private static Autoscaler restart(Autoscaler before) {
        return new Autoscaler(
                before.id(),
                before.target(),
                SettingsCodec.readStored(SettingsCodec.write(before.settings())),
                before.owner(),
                before.desired(),
                MemoryCodec.read(MemoryCodec.write(before.memory())),
                before.createdAt(),
                before.updatedAt(),
                before.lastScaleAt(),
                before.version());
    }

    private static Fleet fleet(int ready) {
        return new Fleet(
                WEB,
                IntStream.rangeClosed(1, ready)
                        .mapToObj(number -> new FleetContainer(
                                new ContainerId("c" + number),
                                "shop-web-" + number,
                                number,
                                ContainerPhase.READY,
                                true,
                                START,
                                false))
                        .toList(),
                FleetCondition.STEADY);
    }

    private static Observations observations(Fleet fleet, double each, Instant at) {
        Map<ContainerId, TimeSeries> samples =
                fleet.containers().stream().collect(Collectors.toMap(FleetContainer::id, _ -> TimeSeries.of(at, each)));
        Map<ContainerId, Double> reserves =
                fleet.containers().stream().collect(Collectors.toMap(FleetContainer::id, _ -> 1.0));
        Reading reading = new Reading.PerContainer(samples, reserves, Duration.ZERO);
        return new Observations(Map.of(MetricName.CPU, reading, MetricName.MEMORY, reading));
    }
}
