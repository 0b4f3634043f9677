package dev.plimsoll.bootstrap.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.domain.validation.InvalidSettings;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecideTest {
    private static final String INIT = "{\"type\":\"init\",\"dt\":5.0,\"capacity\":100.0,\"slo\":0.8,\"setpoint\":0.7,"
            + "\"delay\":30.0,\"min\":1,\"max\":1000,\"period\":15.0,\"start\":\"2020-01-01T00:00:00Z\",\"lam\":10.0}\n";

    @Test
    void each_tick_is_answered_with_a_count() throws IOException {
        String ticks = IntStream.range(0, 200)
                .mapToObj(tick -> "{\"type\":\"tick\",\"t\":" + 15 * tick + ".0,\"load\":[500.0,500.0,500.0],"
                        + "\"ready\":8,\"pending\":0,\"desired\":8}\n")
                .collect(Collectors.joining());

        String[] answers = decide(INIT + ticks).split("\n");

        assertThat(answers).hasSize(200).contains("8");
        assertThat(answers[199]).as("7 serve 560 requests/s well").isEqualTo("7");
    }

    @Test
    void no_input_is_no_answer() throws IOException {
        assertThat(decide("")).isEmpty();
        assertThat(decide(INIT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"tick\",\"ready\":1,\"pending\":0} | line 1 type must be init in the first line",
                "{\"type\":\"stop\"} | line 1 type must be init or tick",
                "{\"type\":\"init\"} | line 1 dt must be a number",
                "[] | line 1 type must be init or tick",
            })
    void what_makes_no_sense_is_told_with_its_line(String said, String told) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> decide(said + "\n"))
                .withMessage(told);
    }

    @Test
    void what_is_no_json_is_told_with_its_line() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> decide(INIT + "{\"type\":\n"))
                .withMessageStartingWith("line 2 ");
    }

    private static String decide(String input) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Decide.run(new BufferedReader(new StringReader(input)), new PrintStream(out, true, UTF_8));
        return out.toString(UTF_8);
    }
}
