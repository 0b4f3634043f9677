package dev.plimsoll.adapters.docker.compose;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which configuration of a service is the newest, and which container stands for it.
///
/// The config-hash is compared, never computed. What Compose made last tells the newest one: a clone of ours may be
/// younger than a container of the next configuration, when Compose came in between.
public final class Generations {
    private static final Comparator<ComposeContainer> NEWEST =
            comparing(ComposeContainer::createdAt).thenComparingInt(ComposeContainer::number);

    private Generations() {}

    public static Optional<String> newestHash(List<ComposeContainer> listed) {
        return listed.stream()
                .filter(container -> !container.isOurs())
                .max(NEWEST)
                .or(() -> whole(listed).max(NEWEST))
                .map(ComposeContainer::configHash);
    }

    /// The container to copy: the newest of the newest configuration, a running one before others.
    public static Optional<ComposeContainer> template(List<ComposeContainer> listed) {
        Optional<String> newest = newestHash(listed);
        return whole(listed)
                .filter(container ->
                        newest.filter(container.configHash()::equals).isPresent())
                .max(comparing(ComposeContainer::isAlive)
                        .thenComparing(container -> !container.isBeingReplaced())
                        .thenComparing(NEWEST));
    }

    /// Whether it goes before others: of an older configuration, or half replaced by a recreate that was broken off.
    public static boolean isOutdated(ComposeContainer container, String newestHash) {
        return container.isBeingReplaced() || !container.configHash().equals(newestHash);
    }

    private static Stream<ComposeContainer> whole(List<ComposeContainer> listed) {
        return listed.stream()
                .filter(container -> container.state() != ComposeContainer.State.REMOVING)
                .filter(container -> !(container.isOurs() && container.isCreated()));
    }
}
