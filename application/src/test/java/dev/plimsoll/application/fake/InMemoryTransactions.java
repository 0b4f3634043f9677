package dev.plimsoll.application.fake;

import dev.plimsoll.application.port.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Runs work over in-memory stores as one, and puts them back as they were when it throws.
public final class InMemoryTransactions implements Transactions {
    private final List<InMemoryStore<?>> stores;
    private final ThreadLocal<Boolean> isRunning = ThreadLocal.withInitial(() -> false);

    /// Two of these over the same stores must name them in the same order.
    public InMemoryTransactions(InMemoryStore<?>... stores) {
        this.stores = List.of(stores);
    }

    @Override
    public <T> T inOne(Supplier<T> work) {
        if (isRunning.get()) {
            return work.get();
        }
        List<InMemoryStore.Held> held = new ArrayList<>();
        isRunning.set(true);
        try {
            stores.forEach(store -> held.add(store.begin()));
            return work.get();
        } catch (RuntimeException | Error failure) {
            held.forEach(InMemoryStore.Held::rollBack);
            throw failure;
        } finally {
            held.forEach(InMemoryStore.Held::close);
            isRunning.remove();
        }
    }
}
