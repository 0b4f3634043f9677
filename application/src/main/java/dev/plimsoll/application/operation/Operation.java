package dev.plimsoll.application.operation;

import static java.util.stream.Collectors.joining;

import dev.plimsoll.application.event.Ids;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that a person asked of an app's containers and that takes a while.
///
/// Example: `web` is to have 3 containers: one part, open until three run.
///
/// @param id 24 lower-case hex digits
/// @param parts one for each container type it is about, at least one
/// @param finishedAt when its last part ended; null while any is open
public record Operation(
        String id,
        AppId app,
        Kind kind,
        List<Part> parts,
        Instant createdAt,
        @Nullable Instant finishedAt) {
    public Operation {
        parts = List.copyOf(parts);
    }

    /// One that begins now, with an id that nobody has had before.
    public static Operation begin(AppId app, Kind kind, List<Part> parts, Instant now) {
        return new Operation(Ids.next(), app, kind, parts, now, null);
    }

    /// What was asked for.
    public enum Kind {
        /// To have a number of containers.
        SCALE,
        /// To have that number made from a new template.
        DEPLOY,
        /// To restart the containers that run, one after another.
        RESTART
    }

    /// How far it is.
    public enum Status {
        RUNNING,
        DONE,
        ERROR
    }

    /// What was asked of one container type.
    ///
    /// @param amount of containers; 0 in restarts
    /// @param error why it ended without success; empty when it ended well, null while it is open
    public record Part(
            String containerType, int amount, @Nullable String error) {
        /// A part that has just been asked for.
        public Part(String containerType, int amount) {
            this(containerType, amount, null);
        }

        public boolean isOpen() {
            return error == null;
        }
    }

    /// The targets of those parts that are open.
    public List<TargetId> openTargets() {
        return parts.stream()
                .filter(Part::isOpen)
                .map(part -> new TargetId(app, part.containerType()))
                .toList();
    }

    /// The part about this container type.
    public Optional<Part> part(String containerType) {
        return parts.stream()
                .filter(part -> part.containerType().equals(containerType))
                .findFirst();
    }

    /// The operation in which the part about a container type has ended; nothing changes when it had before.
    ///
    /// @param error empty when all went well
    public Operation ended(String containerType, String error, Instant now) {
        List<Part> changed = parts.stream()
                .map(part -> part.isOpen() && part.containerType().equals(containerType)
                        ? new Part(containerType, part.amount(), error)
                        : part)
                .toList();
        boolean isOver = changed.stream().noneMatch(Part::isOpen);
        Instant end = finishedAt == null && isOver ? now : finishedAt;
        return new Operation(id, app, kind, changed, createdAt, end);
    }

    public Status status() {
        if (finishedAt == null) {
            return Status.RUNNING;
        }
        return error().isEmpty() ? Status.DONE : Status.ERROR;
    }

    /// What went wrong, by container type: `web: no such image`; empty when nothing did.
    public String error() {
        return parts.stream()
                .filter(part -> part.error() != null && !part.error().isEmpty())
                .map(part -> part.containerType() + ": " + part.error())
                .collect(joining("; "));
    }
}
