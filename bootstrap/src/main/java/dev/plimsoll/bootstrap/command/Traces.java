package dev.plimsoll.bootstrap.command;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.simulation.LoadTrace;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Traces in files. When they begin stands in a `manifest.json` beside them, if there is one.
final class Traces {
    private static final String OPTION = "--trace";
    private static final String ENDING = ".csv";
    private static final String MANIFEST = "manifest.json";

    private Traces() {}

    /// The trace of a file, or those of a folder, by name.
    ///
    /// @throws InvalidSettings naming the file that makes no sense
    static List<LoadTrace> read(String place) {
        Path path = Path.of(place);
        if (!Files.isDirectory(path)) {
            return List.of(trace(path, starts(path.resolveSibling(MANIFEST))));
        }
        List<Path> files = files(path);
        if (files.isEmpty()) {
            throw Arguments.wrong(OPTION, "there is no file that ends with " + ENDING + " in " + place);
        }
        Map<String, Instant> starts = starts(path.resolve(MANIFEST));
        return files.stream().map(file -> trace(file, starts)).toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw Arguments.wrong(OPTION, "the folder " + folder + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static LoadTrace trace(Path file, Map<String, Instant> starts) {
        String text = Inputs.text(OPTION, file);
        String name = String.valueOf(file.getFileName());
        LoadTrace trace = Inputs.from(file, () -> LoadTrace.parse(name.replaceFirst("\\.csv$", ""), text));
        Instant start = starts.get(name);
        return start == null ? trace : trace.startingAt(start);
    }

    /// When traces begin, by the names of their files.
    private static Map<String, Instant> starts(Path manifest) {
        Map<String, Instant> starts = new HashMap<>();
        if (!Files.exists(manifest)) {
            return starts;
        }
        Tree root = Tree.of(Inputs.object(OPTION, manifest));
        root.objects("traces", entry -> {
            String file = entry.text("file");
            Instant start = entry.instant("start_utc");
            return file == null || start == null ? null : starts.put(file, start);
        });
        return Inputs.from(manifest, () -> {
            root.refuse();
            return starts;
        });
    }
}
