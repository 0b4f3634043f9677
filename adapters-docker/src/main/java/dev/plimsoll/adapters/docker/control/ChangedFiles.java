package dev.plimsoll.adapters.docker.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What a container has that its image has not, as the engine shows it: files that Compose put there, among all that
/// the container has written since.
///
/// @param paths those that can be files: no folder of another, nothing that a mount hides
record ChangedFiles(Engine engine, Sibling sibling, List<String> paths) {
    private static final int DELETED = 2;
    /// How many files are looked at, those near the root first: inline configs are few and seldom deep.
    private static final int LOOKED_AT = 100;
    /// How far the clock of the machine where Compose ran may be off.
    private static final Duration CLOCKS = Duration.ofMinutes(1);
    /// Go's bits for folders, links, devices, pipes, sockets and the like.
    private static final long NO_REGULAR_FILE = 0x8F28_0000L;

    static ChangedFiles of(Engine engine, Sibling sibling) {
        String path = "/containers/%s/changes".formatted(sibling.id().value());
        JsonNode changes = engine.get(path, "looking at what is new in " + sibling.name(), Engine.SLOW)
                .need();
        List<String> changed = new ArrayList<>();
        Set<String> folders = new HashSet<>();
        for (JsonNode change : changes) {
            if (change.path("Kind").asInt() != DELETED) {
                changed.add(change.path("Path").asText());
            }
            folders.add(folder(change.path("Path").asText()));
        }
        Set<String> mounts = sibling.mounts();
        List<String> files = changed.stream()
                .filter(file -> !folders.contains(file) && !isHidden(file, mounts))
                .sorted(Comparator.comparingLong(ChangedFiles::depth).thenComparing(Comparator.naturalOrder()))
                .toList();
        return new ChangedFiles(engine, sibling, files);
    }

    /// Those that were put there from outside before the container ran.
    ///
    /// Compose sends them as a tar, whose times are whole seconds; what a process writes has nanoseconds, so a
    /// restart in between does no harm. What is older than the container came out of some archive.
    List<String> putBeforeStart(Predicate<String> which) {
        return paths.stream()
                .filter(which)
                .limit(LOOKED_AT)
                .filter(this::isPutBeforeStart)
                .toList();
    }

    private boolean isPutBeforeStart(String path) {
        Optional<String> header = engine.header(
                "/containers/%s/archive?path=%s".formatted(sibling.id().value(), Engine.quote(path)),
                "X-Docker-Container-Path-Stat",
                "looking at %s in %s".formatted(path, sibling.name()));
        if (header.isEmpty()) {
            return false;
        }
        JsonNode stat =
                Json.lines(path, Base64.getDecoder().decode(header.get())).getFirst();
        Instant writtenAt = Instant.parse(stat.path("mtime").asText());
        return (stat.path("mode").asLong() & NO_REGULAR_FILE) == 0
                && writtenAt.equals(writtenAt.truncatedTo(ChronoUnit.SECONDS))
                && writtenAt.isAfter(sibling.createdAt().minus(CLOCKS))
                && writtenAt.isBefore(sibling.startedAt().plus(CLOCKS));
    }

    private static boolean isHidden(String path, Set<String> mounts) {
        for (String at = path; !at.isEmpty(); at = folder(at)) {
            if (mounts.contains(at)) {
                return true;
            }
        }
        return false;
    }

    /// Empty at the root.
    private static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static long depth(String path) {
        return path.chars().filter(each -> each == '/').count();
    }
}
