package dev.plimsoll.application.usecase;

import static dev.plimsoll.application.usecase.Installation.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.codec.SettingsCodec;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The preset `scalingo`, minute by minute: a line is the mean of a minute of the clock, and how many containers run
/// when
/// it is over. There is an evaluation each second, and until the last one of a minute nothing changes.
class ScalingoTimelineTest {
    private static final Set<MetricName> KNOWN = Set.of(MetricName.CPU, MetricName.REQUESTS);
    private static final int MINUTE = 60;

    private final Installation plimsoll = new Installation(1, 10);
    private MetricName metric = MetricName.CPU;

    @Test
    void two_minutes_beyond_the_target_add_one_and_two_below_half_of_it_take_one() {
        startingWith(2, Map.of("metric", "cpu", "target", 0.7, "max_containers", 4));

        plays("""
                0.90 -> 2   one hot minute is not enough
                0.90 -> 3   two are
                0.90 -> 4   a minute later it may be one more
                0.90 -> 4   max_containers
                0.50 -> 4   from half of the target to the target nothing changes
                0.30 -> 4   one quiet minute is not enough
                0.30 -> 3   two are
                0.30 -> 3   three minutes between two steps in
                0.30 -> 3
                0.30 -> 2
                0.10 -> 2   min_containers
                0.10 -> 2
                0.10 -> 2
                0.10 -> 2
                """);
    }

    @Test
    void minutes_that_are_not_on_end_change_nothing() {
        startingWith(2, Map.of("metric", "cpu", "target", 0.7, "max_containers", 4));

        plays("""
                0.90 -> 2
                0.50 -> 2
                9.00 -> 2   however hot it is
                0.70 -> 2   on the target is not beyond it
                0.90 -> 2
                0.30 -> 2
                0.90 -> 2
                0.90 -> 3
                0.30 -> 3
                0.35 -> 3   on half of the target is not below it
                0.30 -> 3
                0.90 -> 3
                0.30 -> 3
                0.30 -> 2
                """);
    }

    @Test
    void a_step_in_does_not_hold_off_a_step_out_nor_the_other_way_round() {
        startingWith(4, Map.of("metric", "cpu", "target", 0.7, "max_containers", 10));

        plays("""
                0.10 -> 4
                0.10 -> 3
                0.90 -> 3
                0.90 -> 4   two minutes after a step in
                0.10 -> 4
                0.10 -> 3   two minutes after a step out, four after the step in
                """);
    }

    @Test
    void requests_add_as_many_as_the_quieter_minute_needs_and_take_one() {
        startingWith(2, Map.of("metric", "rpm_per_container", "target", 100, "max_containers", 9));

        plays("""
                240 -> 2
                260 -> 5   ceil(2 * 240 / 100)
                150 -> 8   ceil(5 * 150 / 100)
                150 -> 9   not 12: max_containers
                 90 -> 9
                 10 -> 9
                 10 -> 8   one, however quiet it is
                 10 -> 8
                 10 -> 8
                 10 -> 7
                """);
    }

    @Test
    void several_at_once_wait_for_the_cooldown_however_many_more_are_wanted() {
        startingWith(2, Map.of("metric", "rpm_per_container", "target", 100, "max_containers", 10));

        plays("""
                110 -> 2
                110 -> 3
                """);
        plimsoll.change(present -> SettingsCodec.readChanged(Map.of("target", 20), present, KNOWN));
        plays("""
                110 -> 10
                """);
    }

    @Test
    void a_minute_without_data_is_not_guessed() {
        startingWith(3, Map.of("metric", "cpu", "target", 0.7, "max_containers", 10));

        plays("""
                0.90 -> 3
                none -> 3
                0.90 -> 3   the minute before is not known
                0.90 -> 4
                0.10 -> 4
                none -> 4
                none -> 4
                0.10 -> 4
                0.10 -> 3
                """);
    }

    @Test
    void a_count_outside_of_its_bounds_goes_there_at_once() {
        startingWith(1, Map.of("metric", "cpu", "target", 0.7, "max_containers", 3));
        plimsoll.metrics.each(metric, 0.5);

        plimsoll.tick();
        assertThat(plimsoll.running()).isEqualTo(2);

        plimsoll.change(present -> SettingsCodec.readChanged(Map.of("min_containers", 3), present, KNOWN));
        plimsoll.tick();
        assertThat(plimsoll.running()).isEqualTo(3);
    }

    @Test
    void a_changed_target_counts_from_the_next_evaluation_on_and_for_the_minutes_before() {
        startingWith(2, Map.of("metric", "cpu", "target", 0.7, "max_containers", 4));
        plays("""
                0.60 -> 2
                0.60 -> 2
                """);

        plimsoll.change(present -> SettingsCodec.readChanged(Map.of("target", 0.5), present, KNOWN));
        plimsoll.tick();

        assertThat(plimsoll.running()).isEqualTo(3);
        assertThat(plimsoll.events().getFirst().explanation().sentence())
                .isEqualTo("Scale out from 2 to 3: cpu was 0.6 on the mean of each of 2 periods of 60 s,"
                        + " with thresholds 0.25 and 0.5, so a vote to scale out.");
    }

    private void startingWith(int containers, Map<String, Object> fields) {
        Map<String, Object> body = new HashMap<>(fields);
        body.put("min_containers", 2);
        body.put("behavior", "scalingo");
        plimsoll.platform.up(WEB, containers);
        plimsoll.change(_ -> SettingsCodec.readNew(body, Behavior.DEFAULT, KNOWN));
        metric = new MetricName(String.valueOf(fields.get("metric")));
    }

    private void plays(String timeline) {
        timeline.lines().forEach(line -> {
            String[] words = line.strip().split("\\s+", 4);
            int before = plimsoll.running();
            measure(words[0]);
            for (int second = 1; second < MINUTE; second++) {
                plimsoll.tick();
                assertThat(plimsoll.running()).as("%s, second %s", line, second).isEqualTo(before);
            }
            plimsoll.tick();
            assertThat(plimsoll.running()).as(line).isEqualTo(Integer.parseInt(words[2]));
        });
    }

    private void measure(String mean) {
        if (mean.equals("none")) {
            plimsoll.metrics.reads(metric, new Reading.Missing("the collector is away"));
        } else {
            plimsoll.metrics.each(metric, Double.parseDouble(mean));
        }
    }
}
