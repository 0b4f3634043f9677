package dev.plimsoll.adapters.docker.control;

import static dev.plimsoll.adapters.docker.control.ComposeYaml.list;
import static dev.plimsoll.adapters.docker.control.ComposeYaml.map;
import static dev.plimsoll.adapters.docker.control.ComposeYaml.plain;
import static dev.plimsoll.adapters.docker.control.ComposeYaml.text;

import dev.plimsoll.adapters.docker.control.ComposeYaml.Replacing;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What several Compose files together say of one service's configs and secrets; later files go before earlier ones.
///
/// `include` and `extends` are followed as Compose does: paths stand relative to the project's folder, and in a file
/// that something is extended from relative to that file.
final class ComposeService {
    /// Deeper than this only a circle goes.
    private static final int DEPTH = 20;

    private final ComposeYaml yaml;
    private final String name;
    private final Kind configs = new Kind("configs", "/");
    private final Kind secrets = new Kind("secrets", "/run/secrets/");
    private boolean isFound;

    ComposeService(ComposeYaml yaml, String name) {
        this.yaml = yaml;
        this.name = name;
    }

    void load(List<String> files, Path folder) throws NotTold {
        load(files, folder, 0);
    }

    /// Where Compose writes files itself, as their content stands in its files or in its environment.
    List<InlineTarget> inlineTargets() throws NotTold {
        if (!isFound) {
            throw new NotTold("the Compose files found here have no service %s".formatted(name));
        }
        return Stream.concat(configs.inlineTargets().stream(), secrets.inlineTargets().stream())
                .toList();
    }

    private void load(List<String> files, Path folder, int depth) throws NotTold {
        for (String file : files) {
            Map<?, ?> content = yaml.read(resolve(folder, file, depth));
            for (Object included : list(content.get("include"))) {
                include(included, folder, depth);
            }
            configs.define(content.get(configs.name));
            secrets.define(content.get(secrets.name));
            if (map(content.get("services")).containsKey(name)) {
                isFound = true;
                merge(content, name, folder, depth);
            }
        }
    }

    private void include(@Nullable Object included, Path folder, int depth) throws NotTold {
        Object path = plain(included) instanceof Map<?, ?> lengthy ? lengthy.get("path") : included;
        List<String> files = plain(path) instanceof List<?> several
                ? several.stream().map(ComposeYaml::text).toList()
                : List.of(text(path));
        String own = text(map(included).get("project_directory"));
        Path first = resolve(folder, files.isEmpty() ? "" : files.getFirst(), depth);
        Path project = own.isEmpty() ? parent(first) : resolve(folder, own, depth);
        // The paths themselves stand relative to the file that includes, whatever the project's folder is.
        List<String> absolute = files.stream()
                .map(file -> InlineTarget.isVariable(file)
                        ? file
                        : folder.resolve(file).toString())
                .toList();
        load(absolute, project, depth + 1);
    }

    private void merge(Map<?, ?> content, String service, Path folder, int depth) throws NotTold {
        Object body = map(content.get("services")).get(service);
        if (body instanceof Replacing) {
            configs.uses.clear();
            secrets.uses.clear();
        }
        Object base = plain(map(body).get("extends"));
        if (base != null) {
            extend(content, base, folder, depth);
        }
        configs.use(map(body).get(configs.name));
        secrets.use(map(body).get(secrets.name));
    }

    private void extend(Map<?, ?> content, Object base, Path folder, int depth) throws NotTold {
        String service = base instanceof Map<?, ?> lengthy ? text(lengthy.get("service")) : text(base);
        String file = text(map(base).get("file"));
        boolean isElsewhere = !file.isEmpty();
        Path other = isElsewhere ? parent(resolve(folder, file, depth)) : folder;
        Map<?, ?> there = isElsewhere ? yaml.read(resolve(folder, file, depth)) : content;
        if (depth > DEPTH || !map(there.get("services")).containsKey(service)) {
            throw new NotTold("a service extends %s, which is not where it says".formatted(service));
        }
        merge(there, service, other, depth + 1);
    }

    private static Path resolve(Path folder, String file, int depth) throws NotTold {
        if (depth > DEPTH) {
            throw new NotTold("the Compose files lead in a circle at %s".formatted(file));
        }
        if (InlineTarget.isVariable(file)) {
            throw new NotTold("the Compose files name %s by a variable".formatted(file));
        }
        Path resolved = folder.resolve(file).normalize();
        if (!resolved.isAbsolute()) {
            throw new NotTold("nothing tells in which folder %s is".formatted(file));
        }
        return resolved;
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    /// `configs` or `secrets`, which have the same shape.
    private static final class Kind {
        private final String name;
        private final String folder;
        private final Map<String, Boolean> isInline = new HashMap<>();
        private final Map<String, String> uses = new LinkedHashMap<>();

        Kind(String name, String folder) {
            this.name = name;
            this.folder = folder;
        }

        void define(@Nullable Object definitions) {
            if (definitions instanceof Replacing) {
                isInline.clear();
            }
            map(definitions).forEach((key, definition) -> {
                boolean before = !(definition instanceof Replacing) && isInline.getOrDefault(text(key), false);
                isInline.put(text(key), before || isInline(map(definition)));
            });
        }

        void use(@Nullable Object list) {
            if (list instanceof Replacing) {
                uses.clear();
            }
            for (Object use : list(list)) {
                String source = plain(use) instanceof Map<?, ?> lengthy ? text(lengthy.get("source")) : text(use);
                String target = text(map(use).get("target"));
                uses.put(target.isEmpty() ? source : target, source);
            }
        }

        List<InlineTarget> inlineTargets() throws NotTold {
            for (String source : uses.values()) {
                if (!isInline.containsKey(source)) {
                    throw new NotTold("the Compose files found here do not define %s of %s".formatted(source, name));
                }
            }
            return uses.entrySet().stream()
                    .filter(use -> isInline.getOrDefault(use.getValue(), false))
                    .map(use -> new InlineTarget(folder, use.getKey()))
                    .toList();
        }

        /// Compose writes no file for an empty `content`.
        private static boolean isInline(Map<?, ?> definition) {
            return !text(definition.get("content")).isEmpty()
                    || !text(definition.get("environment")).isEmpty();
        }
    }
}
