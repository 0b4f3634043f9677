package dev.plimsoll.bootstrap.wiring;

import dev.plimsoll.application.control.Measurements;
import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.control.MetricsRecorder;
import dev.plimsoll.application.memory.MetricMemory;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.MetricHistory;
import dev.plimsoll.application.port.MetricSnapshots;
import dev.plimsoll.application.usecase.PruneMetrics;
import dev.plimsoll.application.usecase.RecordMetrics;
import dev.plimsoll.application.usecase.RecordRollups;
import dev.plimsoll.application.usecase.RecordSnapshots;
import dev.plimsoll.application.usecase.WatchAlerts;
import dev.plimsoll.bootstrap.config.ControlSettings;
import dev.plimsoll.domain.fleet.TargetId;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The memory of metrics, and what fills and keeps it, as beans.
@Factory
final class Memory {
    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

    /// It takes half of the heap at most.
    @Singleton
    MetricMemory metricMemory() {
        int most = MetricMemory.seriesIn(Runtime.getRuntime().maxMemory() / 2);
        return new MetricMemory(
                most,
                () -> LOG.warn(
                        "There are more than {} series of metrics: those without a sample for longest are forgotten"
                                + " early, and while all are in use new ones are not remembered. Policies do not depend"
                                + " on it. PLIMSOLL_HEAP gives more room.",
                        most));
    }

    @Singleton
    RecordMetrics recordMetrics(
            ContainerControl containers, MetricSources sources, MetricMemory memory, WatchAlerts alerts, Clock clock) {
        return new RecordMetrics(containers, sources, memory, alerts::look, clock);
    }

    @Singleton
    MetricsRecorder metricsRecorder(
            AutoscalerRepository autoscalers,
            WatchAlerts alerts,
            RecordMetrics record,
            Clock clock,
            @Named("control-timer") ScheduledExecutorService timer) {
        return new MetricsRecorder(() -> watched(autoscalers, alerts), record::record, clock, timer);
    }

    private static Set<TargetId> watched(AutoscalerRepository autoscalers, WatchAlerts alerts) {
        alerts.refresh();
        Set<TargetId> targets = new HashSet<>(alerts.targets());
        autoscalers.list().forEach(autoscaler -> targets.add(autoscaler.target()));
        return targets;
    }

    @Singleton
    RecordRollups recordRollups(MetricMemory memory, MetricHistory history, Clock clock) {
        return new RecordRollups(memory, history, clock);
    }

    @Singleton
    RecordSnapshots recordSnapshots(
            Measurements measurements, MetricSnapshots snapshots, AutoscalerRepository autoscalers, Clock clock) {
        return new RecordSnapshots(measurements, snapshots, autoscalers, clock);
    }

    @Singleton
    PruneMetrics pruneMetrics(MetricHistory history, MetricSnapshots snapshots, ControlSettings settings, Clock clock) {
        return new PruneMetrics(history, snapshots, settings.metricRetention(), clock);
    }
}
