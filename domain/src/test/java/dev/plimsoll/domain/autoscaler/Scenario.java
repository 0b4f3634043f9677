package dev.plimsoll.domain.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Samples;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Plays a table of `second | load | containers`: the load of the whole fleet goes in, decided counts come out.
///
/// The load is in containers: 3 is three containers at 100 %. It is spread evenly, and each decision is carried out
/// before the next row. The load `-` is a missing metric, `old` a stale one.
final class Scenario {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private Autoscaler autoscaler;
    private int running;

    private Scenario(Autoscaler autoscaler, int running) {
        this.autoscaler = autoscaler;
        this.running = running;
    }

    static Scenario startingWith(int containers, Settings settings) {
        return new Scenario(Autoscaler.create(new AutoscalerId("au-1"), Fleets.WEB, settings, START), containers);
    }

    /// CPU with target 0.5.
    static Settings settings(int min, int max, Behavior behavior) {
        return new Settings(
                new Bounds(min, max), List.of(new TargetTrackingPolicy(MetricName.CPU, 0.5)), behavior, false);
    }

    void plays(String table) {
        List<String> expected = Arrays.stream(table.strip().split("\n", -1))
                .skip(1)
                .map(Scenario::normalized)
                .toList();
        List<String> actual = new ArrayList<>();
        for (String row : expected) {
            String[] cells = row.split(" \\| ", -1);
            actual.add(cells[0] + " | " + cells[1] + " | " + count(Long.parseLong(cells[0]), cells[1]));
        }
        assertThat(actual).isEqualTo(expected);
    }

    private int count(long second, String load) {
        Fleet fleet = Fleets.ready(running);
        Evaluation evaluation = autoscaler.evaluate(fleet, observations(fleet, load), START.plusSeconds(second));
        autoscaler = evaluation.autoscaler();
        running = evaluation.decision().to();
        return running;
    }

    private static Observations observations(Fleet fleet, String load) {
        return switch (load) {
            case "-" -> Samples.missing();
            case "old" -> Samples.stale(Duration.ofMinutes(1));
            default -> Samples.cpuOfEach(fleet, Double.parseDouble(load) / fleet.ready());
        };
    }

    private static String normalized(String row) {
        return String.join(
                " | ", Arrays.stream(row.split("\\|", -1)).map(String::strip).toList());
    }
}
