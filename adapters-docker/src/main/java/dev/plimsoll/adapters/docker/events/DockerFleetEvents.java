package dev.plimsoll.adapters.docker.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.EngineStream;
import dev.plimsoll.adapters.docker.inspect.Inspections;
import dev.plimsoll.adapters.docker.label.LabelledContainer;
import dev.plimsoll.adapters.docker.label.LabelledContainers;
import dev.plimsoll.application.port.FleetEvents;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the Engine's one stream of events, tells its listeners, and keeps what the events say about
/// people's intent.
///
/// The stream is opened again whenever it breaks, from where it broke; until then, and until what was
/// missed is compared with what the Engine lists, every fleet counts as `CHANGING`.
public final class DockerFleetEvents implements FleetEvents, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DockerFleetEvents.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    /// The Engine sends what it remembers at once; after this long all of it has come.
    private static final Duration REPLAY = Duration.ofMillis(300);

    private final EventSource source;
    private final LabelledContainers containers;
    private final Inspections inspections;
    private final InstantSource clock;
    private final OurWork ours;
    private final FleetWatch watch;
    private final Wakes wakes;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService dispatcher;
    private final Thread follower;
    private volatile boolean isClosed;
    private volatile boolean isAway;
    /// By the Engine's clock; null before the first connection.
    private volatile @Nullable Instant lastHeard;
    private final AtomicBoolean isConfirming = new AtomicBoolean();
    private final AtomicInteger connection = new AtomicInteger();

    private DockerFleetEvents(Engine engine, Inspections inspections, InstantSource clock) {
        this.inspections = inspections;
        this.source = new EventSource(engine);
        this.containers = new LabelledContainers(engine);
        this.clock = clock;
        this.ours = new OurWork(clock);
        this.watch = new FleetWatch(clock, ours, new StopSignals(engine));
        this.dispatcher = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("docker-events-dispatch").factory());
        this.wakes = new Wakes(dispatcher, clock, target -> tell(listener -> listener.changed(target)));
        this.follower = Thread.ofVirtual().name("docker-events").unstarted(this::follow);
    }

    /// Follows the events from now on, until closed. An Engine that is away is no error.
    ///
    /// @param inspections are told what not to remember any more
    public static DockerFleetEvents following(Engine engine, Inspections inspections, InstantSource clock) {
        DockerFleetEvents events = new DockerFleetEvents(engine, inspections, clock);
        events.follower.start();
        return events;
    }

    @Override
    public Subscription subscribe(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// What this process itself is at; those who make and remove containers keep it up to date.
    public OurWork ourWork() {
        return ours;
    }

    /// What other hands are doing to the fleet that was just listed. While the answer is `CHANGING` by
    /// the clock, listeners are told of the target once more when the time is over.
    public FleetCondition condition(TargetId target, List<LabelledContainer> listed) {
        Condition condition = Condition.of(target, listed, watch, clock.instant());
        Instant until = condition.until();
        if (until != null) {
            wakes.wakeAt(target, until);
        }
        return condition.value();
    }

    /// Whether other hands were at this app a moment ago.
    public boolean isBeingTouched(TargetId target) {
        Instant now = clock.instant();
        return watch.touchedAt(target.app())
                .filter(at -> at.plus(Condition.HANDS_OFF).isAfter(now))
                .isPresent();
    }

    /// When this container started, if that is known.
    public Optional<Instant> startedAt(ContainerId id) {
        return watch.startedAt(id);
    }

    /// Whether this container has run for so long without a break; one whose start is not known has.
    public boolean hasRunFor(ContainerId id, Duration time) {
        Instant now = clock.instant();
        return startedAt(id).filter(at -> at.plus(time).isAfter(now)).isEmpty();
    }

    /// Keeps what the Engine was asked for; the next start of the container overrules it.
    public void learnStart(ContainerId id, Instant at) {
        watch.learnStart(id, at);
    }

    @Override
    public void close() {
        isClosed = true;
        follower.interrupt();
        dispatcher.shutdownNow();
    }

    private void follow() {
        Duration pause = FIRST_PAUSE;
        while (!isClosed) {
            int before = connection.get();
            followOnce();
            watch.lost();
            pause = connection.get() == before ? longer(pause) : FIRST_PAUSE;
            rest(pause);
        }
    }

    /// Follows one stream to its end.
    private void followOnce() {
        try {
            History history = source.history();
            Instant from = lastHeard;
            watch.opens(history, from != null && history.beganAfter(from));
            try (EngineStream stream = source.open(from)) {
                lastHeard = from == null ? history.asOf() : from;
                compareLater(connection.incrementAndGet());
                stream.forEach(this::take);
            }
            away("the engine ended its stream of events");
        } catch (EngineUnavailable e) {
            away(e.detail());
        } catch (RuntimeException e) {
            // What cannot be read now may be readable the next time; nothing is certain until then.
            LOG.error("The events of the Docker Engine cannot be read; following them anew", e);
        }
    }

    private void take(JsonNode json) {
        EngineEvent event = EngineEvent.of(json);
        lastHeard = event.at();
        if (event.isOfNetwork() && event.action().equals("create")) {
            source.projectOfNetwork(event.id()).ifPresent(project -> watch.networkMade(event.id(), project));
        }
        if (event.isOfContainer() && event.action().equals("update")) {
            inspections.forgetLimits(new ContainerId(event.id()));
        }
        for (TargetId target : watch.take(event)) {
            tellOf(target);
        }
        if (watch.hasUnconfirmed() && isConfirming.compareAndSet(false, true)) {
            int current = connection.get();
            Thread.ofVirtual().name("docker-events-confirm").start(() -> confirm(current));
        }
    }

    /// An Engine that shuts down stops its containers as a person would. But then it takes no new
    /// connections any more: a request to stop is a person's when the Engine still does so after it.
    private void confirm(int forConnection) {
        while (watch.hasUnconfirmed() && forConnection == connection.get() && watch.isInStep() && !isClosed) {
            Instant asked = clock.instant();
            if (source.isHereToStay() && forConnection == connection.get() && watch.isInStep()) {
                watch.confirm(asked);
            } else {
                rest(FIRST_PAUSE);
            }
        }
        isConfirming.set(false);
    }

    private void tellOf(TargetId target) {
        if (!watch.isInStep()) {
            return;
        }
        tell(listener -> listener.changed(target));
        Instant over = watch.touchedAt(target.app()).orElse(Instant.MIN).plus(Condition.HANDS_OFF);
        if (over.isAfter(clock.instant())) {
            watch.targetsOf(target.app()).forEach(touched -> wakes.wakeAt(touched, over));
        }
    }

    private void compareLater(int forConnection) {
        schedule(() -> compare(forConnection), REPLAY);
    }

    private void compare(int forConnection) {
        if (forConnection != connection.get() || isClosed) {
            return;
        }
        try {
            watch.inStep(containers.all(), source.projectsOfNetworks());
            inspections.forgetLimits();
        } catch (EngineUnavailable _) {
            // The stream breaks too, if the engine is gone; if it is only slow, the next attempt succeeds.
            compareLater(forConnection);
            return;
        } catch (RuntimeException e) {
            LOG.error("What the Docker Engine lists cannot be read; asking again", e);
            compareLater(forConnection);
            return;
        }
        if (isAway) {
            LOG.info("The Docker Engine is back");
            isAway = false;
        }
        tell(Listener::everythingMayHaveChanged);
    }

    private void away(String why) {
        if (!isAway && !isClosed) {
            LOG.warn("The Docker Engine is away: {}", why);
            isAway = true;
        }
    }

    private void tell(Consumer<Listener> message) {
        schedule(() -> listeners.forEach(listener -> tellOne(listener, message)), Duration.ZERO);
    }

    private static void tellOne(Listener listener, Consumer<Listener> message) {
        try {
            message.accept(listener);
        } catch (RuntimeException e) {
            LOG.error("A listener of fleet events failed", e);
        }
    }

    private void schedule(Runnable task, Duration delay) {
        try {
            var _ = dispatcher.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            // Closed: nobody wants to know any more.
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private void rest(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException _) {
            isClosed = true;
        }
    }
}
