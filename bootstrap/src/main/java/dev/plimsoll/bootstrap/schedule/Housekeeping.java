package dev.plimsoll.bootstrap.schedule;

import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.usecase.DeliverMessages;
import dev.plimsoll.application.usecase.ExchangeToken;
import dev.plimsoll.application.usecase.PruneHistory;
import dev.plimsoll.application.usecase.PruneMetrics;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forgets each hour what is older than it is to be kept, on a thread of its own: nobody waits for it.
@Singleton
final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final PruneHistory history;
    private final PruneMetrics metrics;
    private final ExchangeToken sessions;
    private final DeliverMessages deliveries;
    private final ScheduledExecutorService timer;

    Housekeeping(
            PruneHistory history,
            PruneMetrics metrics,
            ExchangeToken sessions,
            DeliverMessages deliveries,
            @Named("control-timer") ScheduledExecutorService timer) {
        this.history = history;
        this.metrics = metrics;
        this.sessions = sessions;
        this.deliveries = deliveries;
        this.timer = timer;
    }

    void start() {
        var _ = timer.scheduleAtFixedRate(
                () -> Thread.ofVirtual().name("housekeeping").start(this::keep), 1, 60, TimeUnit.MINUTES);
    }

    private void keep() {
        PortFailure failure = Steps.all(history::prune, metrics::prune, sessions::prune, deliveries::prune);
        if (failure != null) {
            LOG.warn("What is old is pruned an hour later: {}", failure.detail());
        }
    }
}
