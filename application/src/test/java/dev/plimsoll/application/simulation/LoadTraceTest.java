package dev.plimsoll.application.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadTraceTest {
    private static final String HEADER = "offset_s,load_rps\n";
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    @Test
    void the_load_of_a_step_is_that_at_its_beginning_linear_between_rows() {
        Workload workload =
                LoadTrace.parse("ramp", HEADER + "100,10\n110,30\n130,10\n").inStepsOf(FIVE_SECONDS);

        assertThat(workload.loads()).containsExactly(10, 20, 30, 25, 20, 15);
    }

    @Test
    void only_whole_steps_count() {
        assertThat(trace("0,1\n14.9,1\n").inStepsOf(FIVE_SECONDS).steps()).isEqualTo(2);
        assertThat(trace("0,1\n15,1\n").inStepsOf(FIVE_SECONDS).steps()).isEqualTo(3);
    }

    @Test
    void a_gap_is_bridged_in_a_straight_line() {
        Workload workload = trace("0,0\n86400,864\n").inStepsOf(Duration.ofMinutes(1));

        assertThat(workload.steps()).isEqualTo(1440);
        assertThat(workload.load(720)).isEqualTo(432);
    }

    @Test
    void windows_lines_spaces_and_empty_lines_are_no_harm() {
        Workload workload = LoadTrace.parse("web", "offset_s, load_rps\r\n0, 7\r\n\r\n5 ,7\r\n")
                .inStepsOf(FIVE_SECONDS);

        assertThat(workload.loads()).containsExactly(7);
    }

    @Test
    void it_begins_when_it_is_said_to() {
        Instant known = Instant.parse("1998-06-07T00:00:00Z");

        assertThat(trace("0,1\n5,1\n").startingAt(known).inStepsOf(FIVE_SECONDS).start())
                .isEqualTo(known);
        assertThat(trace("0,1\n5,1\n").inStepsOf(FIVE_SECONDS).start()).isEqualTo(LoadTrace.NOMINAL_START);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0,1;5                 | line 3 must be two numbers with a comma between them
            0,1;5,2,3             | line 3 must be two numbers with a comma between them
            0,1;x,2               | line 3 must begin with a number of seconds
            0,1;NaN,2             | line 3 must begin with a number of seconds
            0,-1;5,2              | line 2 must end with a number of requests a second from 0 to 1e9
            0,1;5,                | line 3 must end with a number of requests a second from 0 to 1e9
            0,1;5,1e300           | line 3 must end with a number of requests a second from 0 to 1e9
            0,1;5,1;5,2           | line 4 must be later than the row before
            0,1;;x,y;3,x          | line 4 must begin with a number of seconds; line 4 must end with a number of requests a second from 0 to 1e9; line 5 must end with a number of requests a second from 0 to 1e9
            0,1                   | rows must be at least two
            """)
    void what_makes_no_sense_is_told_by_its_line(String rows, String problem) {
        assertThatThrownBy(() -> trace(rows.replace(";", "\n")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(problem);
    }

    @Test
    void a_text_without_the_header_is_refused() {
        assertThatThrownBy(() -> LoadTrace.parse("web", ""))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("line 1 must be `offset_s,load_rps`");
        assertThatThrownBy(() -> LoadTrace.parse("web", "0,1\n5,1\n")).isInstanceOf(InvalidSettings.class);
    }

    @Test
    void of_a_file_full_of_nonsense_twenty_problems_are_told() {
        assertThatThrownBy(() -> trace("x\n".repeat(1000)))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        refusal -> assertThat(refusal.problems()).hasSize(20));
    }

    @Test
    void too_short_and_too_long_are_refused() {
        assertThatThrownBy(() -> trace("0,1\n4,1\n").inStepsOf(FIVE_SECONDS)).isInstanceOf(InvalidSettings.class);
        assertThatThrownBy(() -> trace("0,1\n1e12,1\n").inStepsOf(FIVE_SECONDS)).isInstanceOf(InvalidSettings.class);
    }

    private static LoadTrace trace(String rows) {
        return LoadTrace.parse("web", HEADER + rows);
    }
}
