package dev.plimsoll.application.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Worked out by hand.
class ScoreTest {
    private static final Offset<Double> DUST = within(1e-9);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Conditions CONDITIONS =
            Conditions.DEFAULT.asking(MINUTE).inStepsOf(MINUTE).scoredFrom(Duration.ZERO);

    /// Demands 1, 2, 4 and 2 containers.
    private static final Workload WORKLOAD = new Workload("web", LoadTrace.NOMINAL_START, MINUTE, 80, 160, 320, 160);

    private static final Timeline SUPPLY = Timeline.of(new int[] {1, 1, 4, 3}, new int[] {1, 4, 4, 3});

    private final Score score = new Scoring(WORKLOAD, SUPPLY, CONDITIONS).score(0.1);

    @Test
    void provisioning_compares_what_is_ready_with_what_is_demanded() {
        Score.Provisioning provisioning = score.provisioning();

        assertThat(provisioning.thetaUnder()).isCloseTo(100 * 0.5 / 4, DUST);
        assertThat(provisioning.thetaOver()).isCloseTo(100 * 0.5 / 4, DUST);
        assertThat(provisioning.tauUnder()).isEqualTo(25);
        assertThat(provisioning.tauOver()).isEqualTo(25);
        assertThat(provisioning.accuracyUnder()).isEqualTo(0.25);
        assertThat(provisioning.accuracyOver()).isEqualTo(0.25);
    }

    @Test
    void demand_moves_up_up_and_down_and_supply_only_in_two_of_three_minutes_the_same_way() {
        assertThat(score.provisioning().upsilon()).isCloseTo(100 / 3.0, DUST);
    }

    @Test
    void sigma_is_the_distance_from_the_perfect_autoscaler() {
        assertThat(new Score.Provisioning(3, 3, 4, 4, 5, 0, 0).sigma()).isCloseTo(6, DUST);
    }

    @Test
    void requests_are_bad_above_the_objective_and_lost_above_100_percent() {
        Score.Service service = score.service();

        assertThat(service.bad()).isCloseTo(100 * 160 / 720.0, DUST);
        assertThat(service.lost()).isCloseTo(100 * 60 / 720.0, DUST);
        assertThat(service.violated()).isEqualTo(25);
        assertThat(service.busy()).isEqualTo(25);
        assertThat(service.overloaded()).isEqualTo(25);
        assertThat(service.missingHours()).isCloseTo(1 / 60.0, DUST);
        assertThat(service.utilization()).isCloseTo(0.8, DUST);
    }

    @Test
    void what_is_starting_costs_too() {
        Score.Effort effort = score.effort();

        assertThat(effort.hours()).isCloseTo(4 / 60.0, DUST);
        assertThat(effort.containerHours()).isCloseTo(12 / 60.0, DUST);
        assertThat(effort.costRatio()).isCloseTo(2, DUST);
        assertThat(effort.adaptations()).isCloseTo(2 * 15, DUST);
        assertThat(effort.starts()).isCloseTo(3 * 15, DUST);
    }

    @Test
    void one_percent_of_bad_requests_weighs_like_ten_percent_more_fleet() {
        assertThat(score.e()).isCloseTo(2 + 10 * 160 / 720.0, DUST);
        assertThat(score.e(3)).isCloseTo(2 + 3 * 160 / 720.0, DUST);
        assertThat(score.j()).isCloseTo((12 / 60.0 + 10 / 60.0) / 0.1, DUST);
    }

    @Test
    void speed_up_is_the_geometric_mean_of_how_many_times_smaller_each_figure_is() {
        Score half = withProvisioning(new Score.Provisioning(6.25, 6.25, 12.5, 12.5, 100 / 6.0, 0, 0));

        assertThat(half.speedUpOver(score)).isCloseTo(2, DUST);
        assertThat(withProvisioning(new Score.Provisioning(0, 12.5, 25, 25, 100 / 3.0, 0, 0))
                        .speedUpOver(score))
                .as("nothing counts as less than 0.01 %")
                .isCloseTo(Math.pow(1250, 0.2), DUST);
    }

    @Test
    void the_warm_up_is_not_scored_unless_hardly_anything_else_is_there() {
        Score second = new Scoring(WORKLOAD, SUPPLY, CONDITIONS.scoredFrom(MINUTE)).score(0.1);
        Score nearlyNothing = new Scoring(WORKLOAD, SUPPLY, CONDITIONS.scoredFrom(MINUTE.multipliedBy(4))).score(0.1);

        assertThat(second.effort().hours()).isCloseTo(3 / 60.0, DUST);
        assertThat(nearlyNothing).isEqualTo(score);
    }

    @Test
    void no_load_at_all_and_no_container_is_no_harm() {
        var nothing = new Workload("nothing", LoadTrace.NOMINAL_START, MINUTE, 0, 0);
        Conditions toZero = CONDITIONS.within(0, 10);

        Score idle = new Scoring(nothing, Timeline.standing(1, 2), toZero).score(0);

        assertThat(idle.provisioning().thetaOver()).isEqualTo(100);
        assertThat(idle.service().bad()).isZero();
        assertThat(idle.e()).isFinite();
    }

    @Test
    void dust_of_floating_point_demands_no_container() {
        Workload load = new Workload("dust", LoadTrace.NOMINAL_START, MINUTE, 80.0000000001, 80.1, 0);

        assertThat(Demand.of(load, CONDITIONS)).containsExactly(1, 2, 1);
    }

    @Test
    void over_traces_ratios_have_a_geometric_mean_and_shares_an_arithmetic_one() {
        Score better = new Score(
                new Score.Provisioning(0, 10, 0, 50, 40, 0, 1),
                new Score.Service(0, 0, 0, 0, 0, 0, 0.5),
                new Score.Effort(1, 4, 4, 1, 2, 2));
        Score worse = new Score(
                new Score.Provisioning(2, 20, 0, 70, 40, 0, 1),
                new Score.Service(10, 0, 0, 0, 0, 0, 0.5),
                new Score.Effort(1, 8, 8, 1, 4, 4));
        List<Comparison> comparisons = List.of(
                new Comparison("one", Map.of("us", better, "them", worse), worse),
                new Comparison("two", Map.of("us", worse, "them", worse), worse));

        Summary summary = Summary.of("us", comparisons);

        assertThat(summary.e()).isCloseTo(Math.sqrt(4 * 9), DUST);
        assertThat(summary.costRatio()).isCloseTo(Math.sqrt(32), DUST);
        assertThat(summary.service().bad()).isEqualTo(5);
        assertThat(summary.adaptations()).isEqualTo(3);
        assertThat(summary.speedUp()).isCloseTo(Math.sqrt(better.speedUpOver(worse)), DUST);
        assertThat(summary.duels())
                .as("of five figures three won and two level, then all level")
                .isEqualTo(65);
    }

    @Test
    void a_timeline_is_scored_against_the_oracle() {
        Timeline perfect = Oracle.of(WORKLOAD, CONDITIONS);

        assertThat(Score.of(WORKLOAD, perfect, CONDITIONS).e()).isEqualTo(1);
        assertThat(Score.of(WORKLOAD, SUPPLY, CONDITIONS).service()).isEqualTo(score.service());
    }

    @Test
    void two_contenders_of_one_name_are_refused() {
        List<Contender> twins = List.of(Contender.ORACLE, Contender.ORACLE);

        assertThatThrownBy(() -> Comparison.of(WORKLOAD, CONDITIONS, twins, Progress.UNHEARD))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("contenders must each have a name of its own");
    }

    @Test
    void all_contenders_together_are_one_progress() {
        List<String> told = new ArrayList<>();
        Contender scaled = Contender.asked("standing", _ -> new Standing());

        var comparison = Comparison.of(WORKLOAD, CONDITIONS, List.of(scaled, Contender.STATIC_PEAK), (done, all) -> {
            told.add(done + "/" + all);
            return true;
        });

        assertThat(told).containsExactly("0/8", "4/8", "4/8", "8/8");
        assertThat(comparison.scores()).containsOnlyKeys("standing", "static-peak");
        assertThatThrownBy(() -> comparison.of("nobody")).isInstanceOf(InvalidSettings.class);
    }

    private static final class Standing implements Scaler {
        @Override
        public Duration period() {
            return MINUTE;
        }

        @Override
        public int decide(Past past) {
            return past.desired();
        }
    }

    private Score withProvisioning(Score.Provisioning other) {
        return new Score(other, score.service(), score.effort());
    }
}
