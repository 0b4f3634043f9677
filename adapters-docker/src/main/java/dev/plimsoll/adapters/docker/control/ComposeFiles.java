package dev.plimsoll.adapters.docker.control;

import dev.plimsoll.adapters.docker.compose.Labels;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Finds the files that Compose writes into a container itself, because their content stands in the Compose file
/// (`configs` with `content`) or in the environment of the one who ran Compose. Inspect shows nothing of them
/// (ADR-0011).
final class ComposeFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ComposeFiles.class);
    private static final List<String> INLINE = List.of("content", "environment");

    private final Map<Path, Parsed> known = new ConcurrentHashMap<>();

    private record Parsed(FileTime modifiedAt, Map<?, ?> content) {}

    /// The absolute paths inside the container; none when the files cannot be read here.
    Set<String> inlinePaths(Sibling sibling) {
        List<Map<?, ?>> files = new ArrayList<>();
        for (String file : sibling.label(Labels.CONFIG_FILES).split(",", -1)) {
            if (!file.isBlank()) {
                files.add(read(Path.of(sibling.label(Labels.WORKING_DIR)).resolve(file.strip())));
            }
        }
        Set<String> paths = new TreeSet<>();
        String service = sibling.label(Labels.SERVICE);
        collect(files, "configs", "/", service, paths);
        collect(files, "secrets", "/run/secrets/", service, paths);
        return paths;
    }

    private static void collect(List<Map<?, ?>> files, String kind, String folder, String service, Set<String> paths) {
        Map<String, Map<?, ?>> definitions = new HashMap<>();
        for (Map<?, ?> file : files) {
            map(file.get(kind)).forEach((name, definition) -> definitions.put(String.valueOf(name), map(definition)));
        }
        for (Map<?, ?> file : files) {
            if (map(map(file.get("services")).get(service)).get(kind) instanceof List<?> uses) {
                for (Object use : uses) {
                    String source = String.valueOf(use instanceof Map<?, ?> lengthy ? lengthy.get("source") : use);
                    if (INLINE.stream().anyMatch(definitions.getOrDefault(source, Map.of())::containsKey)) {
                        paths.add(path(folder, use, source));
                    }
                }
            }
        }
    }

    private static String path(String folder, Object use, String source) {
        Object target = use instanceof Map<?, ?> lengthy ? lengthy.get("target") : null;
        String name = target == null ? source : String.valueOf(target);
        return name.startsWith("/") ? name : folder + name;
    }

    /// Parsed anew only when the file has changed.
    private Map<?, ?> read(Path file) {
        try {
            FileTime modifiedAt = Files.getLastModifiedTime(file);
            Parsed before = known.get(file);
            if (before != null && before.modifiedAt().equals(modifiedAt)) {
                return before.content();
            }
            Map<?, ?> content = parse(file);
            known.put(file, new Parsed(modifiedAt, content));
            return content;
        } catch (IOException | YAMLException e) {
            LOG.debug("Not readable here, so its inline configs and secrets are unknown: {} ({})", file, e.toString());
            return Map.of();
        }
    }

    private static Map<?, ?> parse(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return map(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(reader));
        }
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
