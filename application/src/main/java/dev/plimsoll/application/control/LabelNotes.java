package dev.plimsoll.application.control;

import dev.plimsoll.domain.fleet.TargetId;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Why labels are not followed, as the last look at them found it. Whoever listens is told of each reason
/// once, until it is another one. Thread-safe.
public final class LabelNotes {
    private final BiConsumer<TargetId, String> listener;
    private volatile Map<TargetId, String> notes = Map.of();

    public LabelNotes(BiConsumer<TargetId, String> listener) {
        this.listener = listener;
    }

    /// Takes over what a look found.
    public synchronized void replace(Map<TargetId, String> found) {
        Map<TargetId, String> before = notes;
        notes = Map.copyOf(found);
        notes.forEach((target, note) -> {
            if (!note.equals(before.get(target))) {
                listener.accept(target, note);
            }
        });
    }

    /// Why the labels of this target are not followed, if so.
    public Optional<String> of(TargetId target) {
        return Optional.ofNullable(notes.get(target));
    }
}
