package dev.plimsoll.application.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The traces that tests run on: those of the project, or those of the folder that the property
/// `plimsoll.traces` names.
public final class TraceFolder {
    private static final String CSV = ".csv";
    private static final Path BUNDLED = Path.of("..", "traces");

    private TraceFolder() {}

    /// One of the project's, whatever the property says.
    public static Workload bundledWorkload(String name) {
        return LoadTrace.parse(name, text(BUNDLED.resolve(name + CSV))).inStepsOf(Conditions.DEFAULT.step());
    }

    public static Path chosen() {
        String named = System.getProperty("plimsoll.traces", "");
        return named.isEmpty() ? BUNDLED : Path.of(named);
    }

    /// The names of all traces there are, at least one.
    public static List<String> names() {
        List<String> names = files(chosen(), CSV).stream()
                .map(file -> file.substring(0, file.length() - CSV.length()))
                .toList();
        if (names.isEmpty()) {
            throw new AssertionError("no traces in " + chosen().toAbsolutePath());
        }
        return names;
    }

    public static LoadTrace trace(String name) {
        return LoadTrace.parse(name, text(chosen().resolve(name + CSV)));
    }

    public static Workload workload(String name) {
        return trace(name).inStepsOf(Conditions.DEFAULT.step());
    }

    /// The names of the files of a folder that end so, in their order.
    public static List<String> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is in a file.
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
