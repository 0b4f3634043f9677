package dev.plimsoll.adapters.docker.control;

import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.label.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Finds in a container what Compose wrote there, by what its files say and what the engine shows
/// (ADR-0011).
final class InlineSearch {
    private static final String SECRETS = "/run/secrets/";

    private final Engine engine;
    private final Sibling sibling;
    private final ChangedFiles changed;

    InlineSearch(Engine engine, Sibling sibling) {
        this.engine = engine;
        this.sibling = sibling;
        this.changed = ChangedFiles.of(engine, sibling);
    }

    /// What a clone must be given.
    sealed interface Found {
        record All(InlineFiles files) implements Found {}

        /// A clone would lack something.
        record Lacking(String why) implements Found {}
    }

    Found as(ComposeFiles.Inline inline) {
        return switch (inline) {
            case ComposeFiles.Inline.Known(List<InlineTarget> targets) -> declared(targets);
            case ComposeFiles.Inline.Unknown(String why) -> undeclared(why);
        };
    }

    private Found declared(List<InlineTarget> targets) {
        Set<String> paths = new TreeSet<>();
        for (InlineTarget target : targets) {
            List<String> found = target.isVariable() ? changed.putBeforeStart(target::matches) : List.of(target.path());
            if (found.isEmpty()) {
                return lacking(target.written(), "nothing there can be it");
            }
            paths.addAll(found);
        }
        paths.removeAll(sibling.mounts());
        return read(paths);
    }

    private Found undeclared(String why) {
        List<String> found = changed.putBeforeStart(path -> !path.startsWith(SECRETS));
        return found.isEmpty()
                ? read(Set.of())
                : new Found.Lacking(("%s was put into %s before its start, as Compose does with inline configs, and"
                                + " nothing tells what belongs in a copy (%s): let Plimsoll read the Compose files")
                        .formatted(String.join(", ", found), sibling.name(), why));
    }

    private Found read(Set<String> declared) {
        Set<String> paths = new TreeSet<>(declared);
        changed.paths().stream().filter(path -> path.startsWith(SECRETS)).forEach(paths::add);
        List<InlineFiles.Archive> archives = new ArrayList<>();
        for (String path : paths) {
            InlineFiles.Archive archive = InlineFiles.read(engine, sibling.id(), path);
            if (!archive.content().isOk()) {
                return lacking(path, archive.content().message());
            }
            if (archive.isRegularFile()) {
                archives.add(archive);
            } else if (declared.contains(path)) {
                return lacking(path, "it is no file there");
            }
        }
        return new Found.All(new InlineFiles(archives));
    }

    private Found lacking(String path, String why) {
        return new Found.Lacking(
                "the Compose files put %s into %s, from where it cannot be copied (%s): bring %s up again"
                        .formatted(path, sibling.name(), why, sibling.label(Labels.SERVICE)));
    }
}
