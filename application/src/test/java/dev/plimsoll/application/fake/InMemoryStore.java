package dev.plimsoll.application.fake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Rows by their id, in the order of insertion, behind one lock. A transaction holds the lock from its begin to its
/// end,
/// so transactions run one after the other and nobody sees them half done.
public abstract sealed class InMemoryStore<R>
        permits InMemoryAlertRepository,
                InMemoryAutoscalerRepository,
                InMemoryDecisionHistory,
                InMemoryEventLog,
                InMemoryLifecycleActionRepository,
                InMemoryLifecycleHookRepository,
                InMemoryMetricDefinitionRepository,
                InMemoryMetricHistory,
                InMemoryMetricSnapshots,
                InMemoryNotifierRepository,
                InMemoryOperationRepository,
                InMemoryOutbox,
                InMemoryOwnAppRepository,
                InMemoryProtectionRepository,
                InMemoryScalingHistory,
                InMemorySettingsRepository,
                InMemoryTokenRepository {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, R> rows = new LinkedHashMap<>();

    final <T> T locked(Function<Map<String, R>, T> work) {
        lock.lock();
        try {
            return work.apply(rows);
        } finally {
            lock.unlock();
        }
    }

    /// Keeps others out until the returned transaction ends.
    final Held begin() {
        lock.lock();
        Map<String, R> before = new LinkedHashMap<>(rows);
        return new Held() {
            @Override
            public void rollBack() {
                rows.clear();
                rows.putAll(before);
            }

            @Override
            public void close() {
                lock.unlock();
            }
        };
    }

    /// A store inside of a transaction.
    interface Held extends AutoCloseable {
        void rollBack();

        @Override
        void close();
    }
}
