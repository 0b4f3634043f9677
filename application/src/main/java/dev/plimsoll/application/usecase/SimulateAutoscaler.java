package dev.plimsoll.application.usecase;

import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.application.memory.Figures;
import dev.plimsoll.application.simulation.Comparison;
import dev.plimsoll.application.simulation.LoadTrace;
import dev.plimsoll.application.simulation.Progress;
import dev.plimsoll.application.simulation.ScoreTree;
import dev.plimsoll.application.simulation.TraceRows;
import dev.plimsoll.application.simulation.Workload;
import dev.plimsoll.application.simulation.job.Job;
import dev.plimsoll.application.simulation.job.JobQueue;
import dev.plimsoll.application.simulation.job.RequestedLoad;
import dev.plimsoll.application.simulation.job.SimulationRequest;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// Says how an autoscaler would have fared under a load, sent or recorded, once it has been simulated.
public final class SimulateAutoscaler {
    /// What the log of a proxy tells of all containers together: requests a minute.
    private static final MetricName REQUESTS = new MetricName("all");

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final ReadSeries series;
    private final JobQueue queue;
    private final Clock clock;

    public SimulateAutoscaler(ReadSeries series, JobQueue queue, Clock clock) {
        this.series = series;
        this.queue = queue;
        this.clock = clock;
    }

    /// Has a simulation done; it waits for its turn.
    ///
    /// @param fields see [SimulationRequest]
    /// @throws InvalidSettings with every problem and its path
    /// @throws NotFound when there is no such app or container type
    /// @throws Busy when too many wait already
    public Job.Snapshot start(Map<?, ?> fields) {
        SimulationRequest request = SimulationRequest.read(fields);
        Workload workload = request.workload(trace(request.load()));
        return queue.add(progress -> simulated(request, workload, progress))
                .orElseThrow(() -> new Busy("too many simulations wait already, try again later", WAIT));
    }

    /// A simulation as it is now.
    ///
    /// @throws NotFound when there is none of this id, or none any more
    public Job.Snapshot find(String id) {
        return queue.find(id).orElseThrow(SimulateAutoscaler::notFound);
    }

    /// All simulations that are known, the newest first.
    public List<Job.Snapshot> list() {
        return queue.list();
    }

    /// Ends a simulation; one that is over stays as it is.
    ///
    /// @throws NotFound when there is none of this id, or none any more
    public void cancel(String id) {
        if (!queue.cancel(id)) {
            throw notFound();
        }
    }

    private static Map<String, Object> simulated(SimulationRequest request, Workload workload, Progress progress) {
        Comparison comparison = Comparison.of(workload, request.conditions(), request.contenders(), progress);
        return Trees.map(
                "conditions", ScoreTree.of(request.conditions(), request.burst()), "scores", ScoreTree.of(comparison));
    }

    private LoadTrace trace(RequestedLoad load) {
        return switch (load) {
            case RequestedLoad.Sent sent -> sent.trace();
            case RequestedLoad.Recorded recorded -> recorded(load.key(), recorded.app(), recorded.containerType());
        };
    }

    /// The last days, minute by minute; gaps are bridged in a straight line.
    private LoadTrace recorded(String key, String app, String type) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Instant from = now.minus(SimulationRequest.LONGEST);
        TraceRows rows = new TraceRows(key);
        Instant start = now;
        int count = 0;
        for (ReadSeries.Point point :
                series.read(app, type, REQUESTS, new ReadSeries.Range(from, now, MINUTE, false))) {
            Figures figures = point.figures();
            if (figures != null) {
                start = count++ == 0 ? point.at() : start;
                rows.row(
                        key,
                        (double) Duration.between(start, point.at()).toSeconds(),
                        figures.mean() / MINUTE.toSeconds());
            }
        }
        if (count < 2) {
            throw new InvalidSettings(List.of(new Problem(
                    key,
                    "has no recorded requests of this type: they come from the log of a proxy, as the metric all")));
        }
        return rows.trace(app + "/" + type).startingAt(start);
    }

    private static NotFound notFound() {
        return new NotFound("simulation");
    }
}
