package dev.plimsoll.adapters.docker.label;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which configuration of a service is the newest, and which container stands for it.
///
/// The config-hash is compared, never computed. What Compose made last tells the newest one: a clone of
/// ours may be younger than a container of the next configuration, when Compose came in between.
public final class Generations {
    private static final Comparator<LabelledContainer> NEWEST =
            comparing(LabelledContainer::createdAt).thenComparingInt(LabelledContainer::number);

    private Generations() {}

    public static Optional<String> newestHash(List<LabelledContainer> listed) {
        return listed.stream()
                .filter(container -> !container.isOurs())
                .max(NEWEST)
                .or(() -> whole(listed).max(NEWEST))
                .map(LabelledContainer::configHash);
    }

    /// The container to copy: the newest of the newest configuration, a running one before others.
    public static Optional<LabelledContainer> template(List<LabelledContainer> listed) {
        Optional<String> newest = newestHash(listed);
        return whole(listed)
                .filter(container ->
                        newest.filter(container.configHash()::equals).isPresent())
                .max(comparing(LabelledContainer::isAlive)
                        .thenComparing(container -> !container.isBeingReplaced())
                        .thenComparing(NEWEST));
    }

    /// Whether it goes before others: of an older configuration, or half replaced by a recreate that was
    /// broken off.
    public static boolean isOutdated(LabelledContainer container, String newestHash) {
        return container.isBeingReplaced() || !container.configHash().equals(newestHash);
    }

    private static Stream<LabelledContainer> whole(List<LabelledContainer> listed) {
        return listed.stream()
                .filter(container -> container.state() != LabelledContainer.State.REMOVING)
                .filter(container -> !(container.isOurs() && container.isCreated()));
    }
}
