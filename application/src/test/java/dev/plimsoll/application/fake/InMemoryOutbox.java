package dev.plimsoll.application.fake;

import dev.plimsoll.application.notification.Delivery;
import dev.plimsoll.application.port.Outbox;
import dev.plimsoll.application.port.PortFailure.StoreConflict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps messages in memory until they have arrived, and longer.
public final class InMemoryOutbox extends InMemoryStore<Delivery> implements Outbox {
    @Override
    public void add(Delivery given) {
        Delivery row = kept(given);
        locked(rows -> {
            if (rows.containsKey(row.id())) {
                throw new StoreConflict("add delivery " + row.id() + ": there is one already", null);
            }
            return Optional.ofNullable(rows.put(row.id(), row));
        });
    }

    @Override
    public Set<String> dueNotifiers(Instant now) {
        return locked(
                rows -> due(rows.values().stream(), now).map(Delivery::notifier).collect(Collectors.toSet()));
    }

    @Override
    public List<Delivery> due(String notifier, Instant now, int most) {
        return locked(rows -> due(of(rows.values().stream(), notifier), now)
                .sorted(Comparator.comparing(Delivery::createdAt))
                .limit(most)
                .toList());
    }

    @Override
    public boolean take(Delivery delivery, Delivery begun) {
        return locked(rows -> {
            Delivery row = rows.get(delivery.id());
            boolean isThere = row != null && !row.isOver() && row.attempts() == delivery.attempts();
            if (isThere) {
                rows.put(delivery.id(), kept(begun));
            }
            return isThere;
        });
    }

    @Override
    public void note(Delivery delivery) {
        locked(rows -> Optional.ofNullable(rows.replace(delivery.id(), kept(delivery))));
    }

    @Override
    public int waiting(String notifier) {
        return locked(rows -> (int) of(rows.values().stream(), notifier)
                .filter(row -> !row.isOver())
                .count());
    }

    /// Of equal instants the one that was added last counts as the newest.
    @Override
    public List<Delivery> latest(String notifier, int most) {
        return locked(
                rows -> of(rows.values().stream(), notifier)
                        .sorted(Comparator.comparing(Delivery::createdAt))
                        .toList()
                        .reversed()
                        .stream()
                        .limit(most)
                        .toList());
    }

    @Override
    public void forget(String notifier) {
        locked(rows -> rows.values().removeIf(row -> row.notifier().equals(notifier)));
    }

    @Override
    public int prune(Instant before, int most) {
        return locked(rows -> {
            List<String> old = rows.values().stream()
                    .filter(row -> row.endedAt() != null && row.endedAt().isBefore(before))
                    .map(Delivery::id)
                    .limit(most)
                    .toList();
            rows.keySet().removeAll(old);
            return old.size();
        });
    }

    private static Stream<Delivery> of(Stream<Delivery> rows, String notifier) {
        return rows.filter(row -> row.notifier().equals(notifier));
    }

    private static Stream<Delivery> due(Stream<Delivery> rows, Instant now) {
        return rows.filter(row -> !row.isOver() && !row.dueAt().isAfter(now));
    }

    private static Delivery kept(Delivery given) {
        return new Delivery(
                given.notifier(),
                given.message(),
                Micros.of(given.createdAt()),
                given.attempts(),
                Micros.of(given.dueAt()),
                given.error(),
                Micros.orNull(given.endedAt()));
    }
}
