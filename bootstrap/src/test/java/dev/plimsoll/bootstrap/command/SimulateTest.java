package dev.plimsoll.bootstrap.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.application.simulation.Contender;
import dev.plimsoll.application.simulation.peer.Peers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulateTest {
    private static final String WIKIPEDIA = "../traces/wikipedia-sep22.csv";
    private static final String HEADER = "offset_s,load_rps\n";
    private static final String AUTOSCALER = """
            {"autoscaler": {"min_containers": 1, "max_containers": 100, "metric": "cpu", "target": 0.7}}""";

    @TempDir
    Path folder;

    private record Ran(int status, String out, String errors) {}

    @Test
    void a_table_has_a_line_for_each_contender() throws IOException {
        Ran ran = run("--trace", WIKIPEDIA, "--autoscaler", file("ours.json", AUTOSCALER), "--startup=2m");

        assertThat(ran.status()).as(ran.errors()).isZero();
        assertThat(ran.errors()).isEmpty();
        List<String> lines = ran.out().lines().toList();
        assertThat(lines.getFirst()).matches(" +E +cost +bad % +lost % +theta_U +theta_O .*adapt/h");
        assertThat(lines.stream().skip(1).map(line -> line.replaceFirst(" .*", "")))
                .startsWith("ours", "oracle")
                .hasSize(Peers.ALL.size() + 1);
        assertThat(lines.get(2)).startsWith("oracle             1.000   1.000    0.00   0.000     0.00");
    }

    @Test
    void json_has_conditions_means_and_each_trace() throws IOException {
        Path traces = Files.createDirectory(folder.resolve("traces"));
        Files.writeString(traces.resolve("calm.csv"), HEADER + "0,100\n3600,100\n");
        Files.writeString(traces.resolve("steep.csv"), HEADER + "0,100\n3600,1000\n");
        Files.writeString(traces.resolve("notes.txt"), "no trace");

        Ran ran = run("--json", "--trace", traces.toString(), "--period", "30s", "--capacity", "50", "--burst", "10");

        assertThat(ran.status()).as(ran.errors()).isZero();
        JsonNode json = new ObjectMapper().readTree(ran.out());
        assertThat(json.at("/conditions").toString())
                .isEqualTo("{\"step_seconds\":5.0,\"capacity\":50.0,\"slo\":0.8,\"set_point\":0.7,"
                        + "\"startup_seconds\":30.0,\"period_seconds\":30.0,\"burst\":10.0}");
        assertThat(json.at("/summary"))
                .extracting(summary -> summary.path("contender").asText())
                .isEqualTo(
                        Stream.concat(Stream.of("adaptive"), Peers.ALL.stream().map(Contender::name))
                                .toList());
        assertThat(json.at("/traces"))
                .extracting(trace -> trace.path("trace").asText())
                .containsExactly("calm", "steep");
        assertThat(json.at("/traces/1/scores/1/contender").asText()).isEqualTo("oracle");
        assertThat(json.at("/traces/1/scores/1/e").asDouble()).isEqualTo(1);
        assertThat(json.at("/traces/1/scores/2/cost_ratio").asDouble()).isGreaterThan(1.3);
    }

    @Test
    void of_several_traces_the_table_tells_e_of_each() throws IOException {
        file("a.csv", HEADER + "0,100\n600,100\n");
        file("b.csv", HEADER + "0,100\n600,1000\n");

        assertThat(run("--trace", folder.toString()).out()).containsPattern("E of each trace +a +b\\R");
    }

    @Test
    void adaptive_is_cheaper_than_every_peer_on_bursty_arrivals() {
        Ran ran = run("--trace", "../traces/huawei-private.csv", "--burst", "10");

        List<String[]> lines = ran.out()
                .lines()
                .skip(1)
                .map(line -> line.split(" +"))
                .filter(cells -> !cells[0].equals("oracle"))
                .toList();
        assertThat(lines.getFirst()[0]).isEqualTo("adaptive");
        assertThat(lines.stream().min(Comparator.comparingDouble(cells -> Double.parseDouble(cells[1]))))
                .contains(lines.getFirst());
        assertThat(Double.parseDouble(lines.getFirst()[1])).isLessThan(1.12);
    }

    @Test
    void a_manifest_beside_a_trace_says_when_it_begins() throws IOException {
        String trace = file("night.csv", HEADER + "0,1\n7200,1\n");
        file("manifest.json", """
                {"traces": [{"file": "other.csv"}, {"file": "night.csv", "start_utc": "2021-05-05T23:00:00Z"}]}""");

        assertThat(Traces.read(trace).getFirst().start()).hasToString("2021-05-05T23:00:00Z");
        assertThat(Traces.read(WIKIPEDIA).getFirst().start()).hasToString("2022-09-02T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                                   | --trace is needed
            --trace                                | --trace needs a value
            --trace=                               | --trace needs a value
            --trace a --trace b                    | --trace is there twice
            --traces a                             | --traces is no option of this command
            --json=yes --trace a                   | --json is no option of this command
            --trace a --startup soon               | --startup must be a time such as 30s or 2m, and not soon
            --trace a --startup 48h                | --startup must be from 0 to 24 h
            --trace a --period 1s                  | --period must be at least a step
            --trace a --period 2h                  | --period must be at most 1 h
            --trace a --capacity 0                 | --capacity must be a number above 0
            --trace a --burst x                    | --burst must be a number, and not x
            --trace ../traces/nab-elb.csv --burst 1 | --burst must be 0, or above 1 and at most 1000
            --trace none/at/all.csv                | --trace there is no file none/at/all.csv
            --trace ../docs                        | --trace there is no file that ends with .csv in ../docs
            --trace ../traces --autoscaler none    | --autoscaler there is no file none
            """)
    void wrong_options_are_told_and_nothing_is_printed(String arguments, String message) {
        Ran ran = arguments == null ? run() : run(arguments.split(" ", -1));

        assertThat(ran.errors()).contains("plimsoll: " + message);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.status()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0,1;5                | : line 3 must be two numbers with a comma between them
            0,1                  | : rows must be at least two
            0,1;5,x              | : line 3 must end with a number of requests a second from 0 to 1e9
            """)
    void a_line_that_makes_no_sense_is_told_with_its_file(String rows, String message) throws IOException {
        String trace = file("bad.csv", HEADER + rows.replace(";", "\n"));

        refused("plimsoll: " + trace + message, "--trace", trace);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0,1;4,1              | rows must last for at least one step of 5.0 s
            0,1;1e8,1            | rows must not last longer than 100 days
            0,1;60,1e9           | loads must not demand more than 100000 containers, as step 1 does
            """)
    void a_load_that_cannot_be_simulated_is_told_with_its_trace(String rows, String message) throws IOException {
        String trace = file("odd.csv", HEADER + rows.replace(";", "\n"));

        refused("plimsoll: trace odd: " + message, "--trace", trace);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"min_containers":1,"max_containers":"x","metric":"cpu","target":0.7} | : max_containers must be a whole number
            {"min_containers":1,"max_containers":9,"metric":"memory","target":0.7} | : metric
            {"autoscaler":{"max_containers":9,"metric":"cpu","target":0.7}}       | : min_containers is required
            {"min_containers":1,}                                                 | ` is no JSON: `
            []                                                                    | ` must be a JSON object`
            {} {}                                                                 | ` is no JSON: `
            """)
    void a_wrong_autoscaler_is_told_with_its_file_and_field(String json, String message) throws IOException {
        String autoscaler = file("wrong.json", json);

        refused("plimsoll: " + autoscaler + message, "--trace", WIKIPEDIA, "--autoscaler", autoscaler);
    }

    @Test
    void an_autoscaler_may_not_be_called_as_a_peer_is() throws IOException {
        refused(
                "plimsoll: --autoscaler must not be called as a peer is: ",
                "--trace",
                WIKIPEDIA,
                "--autoscaler",
                file("keda.json", AUTOSCALER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"traces\":{}}", "{\"traces\":[{\"file\":\"a.csv\",\"start_utc\":\"noon\"}]}"})
    void a_wrong_manifest_is_told_with_its_path(String manifest) throws IOException {
        file("a.csv", HEADER + "0,1\n60,1\n");

        refused("plimsoll: " + file("manifest.json", manifest), "--trace", folder.toString());
    }

    @Test
    void a_file_that_is_no_text_is_told() throws IOException {
        Path trace = Files.write(folder.resolve("bytes.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        refused("plimsoll: " + trace + " must be text in UTF-8", "--trace", trace.toString());
    }

    private static void refused(String message, String... arguments) {
        Ran ran = run(arguments);

        assertThat(ran.errors()).startsWith(message);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.status()).isEqualTo(2);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Ran run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status = Simulate.run(new PrintStream(out, true, UTF_8), new PrintStream(errors, true, UTF_8), arguments);
        return new Ran(status, out.toString(UTF_8), errors.toString(UTF_8));
    }
}
