package dev.plimsoll.application.control;

import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.FleetEvents;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Evaluates every autoscaler each interval, and at once when something happens. Evaluations of one autoscaler never
/// overlap, at most `concurrency` run at a time, and a slow one never delays the others' turn.
public final class ControlLoop implements Evaluations, FleetEvents.Listener, AutoCloseable {
    private static final Duration GATHERED = Duration.ofMillis(200);

    private final AutoscalerRepository autoscalers;
    private final Consumer<AutoscalerId> evaluate;
    private final Convergence convergence;
    private final FleetEvents events;
    private final Duration interval;
    private final ScheduledExecutorService timer;
    private final Semaphore permits;
    private final Lane tick = new Lane("tick", () -> forEach(autoscaler -> request(autoscaler.id())));
    private final Lane lookAround = new Lane("look around", () -> forEach(this::lookAt));
    private final Map<AutoscalerId, Lane> lanes = new ConcurrentHashMap<>();
    private final Set<TargetId> heard = ConcurrentHashMap.newKeySet();
    private FleetEvents.@Nullable Subscription subscription;
    private @Nullable ScheduledFuture<?> ticks;

    /// A loop that does nothing until it is started.
    ///
    /// @param evaluate one evaluation; see `EvaluateAutoscaler`
    /// @param timer only starts lanes, so one thread is enough
    public ControlLoop(
            AutoscalerRepository autoscalers,
            Consumer<AutoscalerId> evaluate,
            Convergence convergence,
            FleetEvents events,
            Duration interval,
            int concurrency,
            ScheduledExecutorService timer) {
        this.autoscalers = autoscalers;
        this.evaluate = evaluate;
        this.convergence = convergence;
        this.events = events;
        this.interval = interval;
        this.permits = new Semaphore(concurrency);
        this.timer = timer;
    }

    /// Begins to listen and to tick, until closed; what an earlier process left open is looked at first.
    public synchronized void start() {
        subscription = events.subscribe(this);
        lookAround.request();
        ticks = timer.scheduleAtFixedRate(tick::request, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void close() {
        if (ticks != null) {
            ticks.cancel(false);
        }
        if (subscription != null) {
            subscription.close();
        }
    }

    @Override
    public void request(AutoscalerId id) {
        lanes.computeIfAbsent(id, this::lane).request();
    }

    /// Evaluates every autoscaler as soon as possible; returns at once.
    public void requestAll() {
        tick.request();
    }

    /// Starting ten containers tells dozens of changes; those that come close together are looked at once.
    @Override
    public void changed(TargetId target) {
        if (heard.add(target)) {
            var _ = timer.schedule(() -> look(target), GATHERED.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look(TargetId target) {
        heard.remove(target);
        Thread.ofVirtual().name("changed " + target).start(() -> requestOf(target));
    }

    @Override
    public void everythingMayHaveChanged() {
        lookAround.request();
    }

    private void requestOf(TargetId target) {
        try {
            autoscalers.findByTarget(target).ifPresent(this::lookAt);
        } catch (PortFailure _) {
            // The next tick asks again, and reports it if it is still so.
        }
    }

    private void lookAt(Autoscaler autoscaler) {
        convergence.wake(autoscaler.target());
        request(autoscaler.id());
    }

    private void forEach(Consumer<Autoscaler> action) {
        try {
            List<Autoscaler> all = autoscalers.list();
            Set<AutoscalerId> known = all.stream().map(Autoscaler::id).collect(Collectors.toSet());
            lanes.entrySet()
                    .removeIf(lane ->
                            !known.contains(lane.getKey()) && lane.getValue().isIdle());
            convergence.keepOnly(all.stream().map(Autoscaler::target).collect(Collectors.toSet()));
            all.forEach(action);
        } catch (PortFailure _) {
            // The database is away: health says so, and the next tick asks again.
        }
    }

    private Lane lane(AutoscalerId id) {
        return new Lane("evaluate " + id.value(), () -> {
            permits.acquireUninterruptibly();
            try {
                evaluate.accept(id);
            } finally {
                permits.release();
            }
        });
    }
}
