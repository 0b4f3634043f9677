package dev.plimsoll.adapters.persistence.token;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What was found in the database lately, so that not every request of a client has to look there.
///
/// A change by this process counts at once, even for what is being read meanwhile; one by another process counts
/// as soon as what was found is too old. What was not found is not remembered.
final class Recent<V> {
    /// How long what another process revoked may still be taken for good.
    static final Duration LIFE = Duration.ofSeconds(2);

    /// Beyond that all are forgotten: the next requests look into the database once.
    private static final int MOST = 10_000;

    private final Map<String, Found<V>> found = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final LongSupplier nanos;

    Recent() {
        this(System::nanoTime);
    }

    Recent(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// @param change how many changes there had been before it was read
    private record Found<V>(V value, long readAt, long change) {}

    /// The value under this key, as it was found lately or as it is read now.
    Optional<V> find(String key, Supplier<Optional<V>> read) {
        long now = nanos.getAsLong();
        long change = changes.get();
        Found<V> last = found.get(key);
        if (last != null && last.change() == change && now - last.readAt() < LIFE.toNanos()) {
            return Optional.of(last.value());
        }
        Optional<V> present = read.get();
        present.ifPresentOrElse(value -> keep(key, new Found<>(value, now, change)), () -> found.remove(key));
        return present;
    }

    /// Something was changed, so nothing that was read before holds any more.
    void changed() {
        changes.incrementAndGet();
        found.clear();
    }

    private void keep(String key, Found<V> value) {
        if (found.size() >= MOST) {
            found.clear();
        }
        found.put(key, value);
    }
}
