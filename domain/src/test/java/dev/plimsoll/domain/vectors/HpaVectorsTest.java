package dev.plimsoll.domain.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Runs every case of the vectors, of the folder that the system property `plimsoll.hpa.vectors` names if
/// it is set.
///
/// Each kind is run by its own [Kind], which builds the input of a production entry point and reads the
/// outcome; an unknown kind, a key that its kind does not know, and a file without cases fail.
final class HpaVectorsTest {
    private static final Set<String> FILE = Set.of("source", "format", "cases");
    private static final Set<String> CASE =
            Set.of("id", "kind", "origin", "source", "features", "note", "input", "expect");

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("ratio", new RatioKind()),
            Map.entry("classify", new ClassifyKind()),
            Map.entry("replicas", new ReplicasKind()),
            Map.entry("bounds", new BoundsKind()),
            Map.entry("rate", new RateKind()),
            Map.entry("rate-limit", new RateLimitKind()),
            Map.entry("stabilize", new StabilizeKind()),
            Map.entry("events", new EventsKind()),
            Map.entry("defaults", new DefaultsKind()),
            Map.entry("validate", new ValidateKind()),
            Map.entry("decide", new DecideKind()),
            Map.entry("trajectory", new TrajectoryKind()));

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, Integer> RUN = new TreeMap<>();

    @TestFactory
    Stream<DynamicTest> every_case_comes_out_as_kubernetes_says() {
        List<JsonNode> cases = cases();
        assertThat(cases).isNotEmpty();
        return cases.stream().map(one -> dynamicTest(one.path("id").asText("without id"), () -> run(one)));
    }

    @AfterAll
    static void says_how_many_ran() {
        int all = RUN.values().stream().mapToInt(it -> it).sum();
        System.out.println("HPA vectors run: " + all + " " + RUN);
    }

    private static void run(JsonNode one) throws IOException {
        Kind kind = KINDS.get(one.path("kind").asText());
        if (kind == null) {
            throw new AssertionError("unknown kind: " + one);
        }
        Keys.known(one, CASE);
        Keys.known(one.path("input"), kind.inputs());
        Keys.known(one.path("expect"), kind.outcomes());
        Map<String, @Nullable Object> outcome = kind.run(one.path("input"));
        int compared = 0;
        for (Map.Entry<String, JsonNode> expected : one.path("expect").properties()) {
            if (!kind.isBookkeeping(expected.getKey())) {
                assertThat(outcome).as("%s of %s", expected.getKey(), one).containsKey(expected.getKey());
                assertThat(comparable(outcome.get(expected.getKey())))
                        .as("%s of %s", expected.getKey(), one)
                        .isEqualTo(comparable(expected.getValue()));
                compared++;
            }
        }
        assertThat(compared).as("figures compared of %s", one).isPositive();
        RUN.merge(one.path("kind").asText(), 1, Integer::sum);
    }

    /// Numbers that are equal compare equal, whatever their types.
    private static JsonNode comparable(@Nullable Object value) throws IOException {
        // By way of text, in which 5 is 5 whether it was an int or a long.
        return MAPPER.readTree(MAPPER.writeValueAsString(value));
    }

    private static List<JsonNode> cases() {
        List<JsonNode> cases = new ArrayList<>();
        for (Path file : files()) {
            try {
                cases(MAPPER.readTree(file.toFile())).forEach(cases::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return cases;
    }

    /// The cases of one file.
    static JsonNode cases(JsonNode file) {
        Keys.known(file, FILE);
        JsonNode cases = file.path("cases");
        assertThat(cases.isArray() && !cases.isEmpty())
                .as("has cases: %s", file)
                .isTrue();
        return cases;
    }

    private static Set<Path> files() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".json")).collect(TreeSet::new, Set::add, Set::addAll);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        String other = System.getProperty("plimsoll.hpa.vectors");
        if (other != null) {
            return Path.of(other);
        }
        try {
            URI own = Objects.requireNonNull(HpaVectorsTest.class.getResource("/vectors/hpa"))
                    .toURI();
            return Path.of(own);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
