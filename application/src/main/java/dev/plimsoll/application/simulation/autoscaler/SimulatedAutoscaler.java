package dev.plimsoll.application.simulation.autoscaler;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.plimsoll.application.control.RecentSamples;
import dev.plimsoll.application.simulation.Conditions;
import dev.plimsoll.application.simulation.Contender;
import dev.plimsoll.application.simulation.Past;
import dev.plimsoll.application.simulation.Scaler;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Evaluation;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// An autoscaler of ours in a simulation: each time it is asked is one evaluation as in production, without
/// its database, threads and converger.
///
/// - It is the aggregate itself that evaluates, with all its stages, and that remembers; [RecentSamples]
///   keeps what policies look back on. Time, containers and metrics are those of the simulation: see
///   [SimulatedMetrics].
/// - It begins with the containers that the simulation begins with. Its bounds hold within those of the
///   platform.
/// - A disabled one, and one in a dry run, leaves the fleet as it is.
/// - Example: `Comparison.of(workload, conditions, List.of(SimulatedAutoscaler.contender("ours",
///   settings)), UNHEARD)`.
public final class SimulatedAutoscaler implements Scaler {
    /// The metrics that a simulation tells; see [SimulatedMetrics].
    public static final Set<MetricName> METRICS = SimulatedMetrics.KNOWN;

    private static final AutoscalerId ID = new AutoscalerId("au-simulated");

    private final RecentSamples recent = new RecentSamples();
    private final SimulatedContainers containers = new SimulatedContainers();
    private final SimulatedMetrics metrics;
    private final Conditions conditions;
    private final Settings settings;
    private final Map<MetricName, Duration> lookBacks;
    private final BiConsumer<Instant, Decision> listener;
    private @Nullable Autoscaler autoscaler;

    /// An autoscaler that has not been asked yet.
    ///
    /// @param listener hears of each decision and when it was made, holds included
    public SimulatedAutoscaler(Settings settings, Conditions conditions, BiConsumer<Instant, Decision> listener) {
        this.settings = settings;
        this.conditions = conditions;
        this.metrics = new SimulatedMetrics(conditions);
        this.lookBacks = settings.metrics();
        this.listener = listener;
    }

    /// Somebody to compare with others, whose decisions nobody hears of.
    public static Contender contender(String name, Settings settings) {
        return Contender.asked(name, conditions -> new SimulatedAutoscaler(settings, conditions, (_, _) -> {}));
    }

    /// What these settings read and no simulation tells; policies that read it have no data.
    public static Set<MetricName> unmeasured(Settings settings) {
        return settings.metrics().keySet().stream()
                .filter(metric -> !METRICS.contains(metric))
                .collect(toUnmodifiableSet());
    }

    @Override
    public Duration period() {
        return conditions.period();
    }

    /// One evaluation.
    ///
    /// @throws InvalidSettings when a container type called `web` may not have these settings
    @Override
    public int decide(Past past) {
        Instant now = past.now();
        Fleet fleet = containers.observe(past);
        Observations newest = metrics.read(past, fleet, lookBacks.keySet());
        Observations observations = recent.extend(fleet, newest, lookBacks, now);
        Evaluation evaluation = present(past).evaluate(fleet, observations, ProcessSettings.DEFAULT, now);
        autoscaler = evaluation.autoscaler();
        listener.accept(now, evaluation.decision());
        Integer desired = evaluation.autoscaler().desired();
        return desired == null ? past.desired() : desired;
    }

    private Autoscaler present(Past past) {
        return autoscaler == null
                ? Autoscaler.create(ID, SimulatedContainers.TARGET, settings, past.start())
                : autoscaler;
    }
}
