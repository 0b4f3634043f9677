package dev.plimsoll.application.usecase;

import dev.plimsoll.application.control.Evaluations;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Obstacle;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks for a container of a type that may sleep: its autoscaler takes that for work seen now, and is evaluated at
/// once. Asked again while the work goes on, it keeps one.
///
/// ```java
/// switch (activate.activate(fleet)) {
///     case Activated.Asked _ -> // one comes, or stays
///     case Activated.Refused(String why) -> // nobody brings one: "its autoscaler is disabled"
/// }
/// ```
public final class ActivateTarget {
    /// Evaluations store the aggregate too, so what was asked may have to be laid over a newer one.
    private static final int MOST_TRIES = 10;

    private final FindTarget findTarget;
    private final ContainerControl containers;
    private final AutoscalerRepository autoscalers;
    private final ScalingHistory history;
    private final Evaluations evaluations;
    private final Supplier<ProcessSettings> process;
    private final Clock clock;

    /// A use case.
    ///
    /// @param process what holds for every autoscaler, as it is now
    public ActivateTarget(
            FindTarget findTarget,
            ContainerControl containers,
            AutoscalerRepository autoscalers,
            ScalingHistory history,
            Evaluations evaluations,
            Supplier<ProcessSettings> process,
            Clock clock) {
        this.findTarget = findTarget;
        this.containers = containers;
        this.autoscalers = autoscalers;
        this.history = history;
        this.evaluations = evaluations;
        this.process = process;
        this.clock = clock;
    }

    /// What came of it.
    public sealed interface Activated {
        /// The autoscaler knows of it; a container comes, or stays, unless another policy holds at 0.
        record Asked() implements Activated {}

        /// Nobody brings a container.
        ///
        /// @param why in words that follow "it is not woken, as"
        record Refused(String why) implements Activated {}
    }

    /// Asks as a person does.
    ///
    /// @throws NotFound when there is no such app or container type
    /// @throws Conflict when nobody brings a container, and why
    /// @throws PortFailure when the engine or the database does not answer
    public TargetId activate(String appNameOrId, String containerType) {
        TargetId target = findTarget.find(appNameOrId, containerType);
        if (activate(containers.observe(target)) instanceof Activated.Refused(String why)) {
            throw new Conflict(containerType + " is not woken, as " + why);
        }
        return target;
    }

    /// Asks for whom this fleet was just observed.
    ///
    /// @throws PortFailure when the database does not answer, or others change the autoscaler all the time
    public Activated activate(Fleet fleet) {
        Optional<Autoscaler> found = autoscalers.findByTarget(fleet.target());
        if (found.isEmpty()) {
            return new Activated.Refused("it has no autoscaler");
        }
        Autoscaler autoscaler = found.get();
        Optional<Obstacle> obstacle = autoscaler
                .obstacle(fleet, process.get())
                .filter(it -> it != Obstacle.STOPPED || !isWaking(autoscaler.id()));
        if (obstacle.isPresent()) {
            return new Activated.Refused(why(obstacle.get()));
        }
        store(autoscaler, clock.instant());
        evaluations.request(autoscaler.id());
        return new Activated.Asked();
    }

    /// Between the decision and the first container of a fleet that slept.
    private boolean isWaking(AutoscalerId id) {
        List<ScalingEvent> open = history.unfinished(id);
        return !open.isEmpty() && open.getLast().from() == 0;
    }

    private void store(Autoscaler read, Instant now) {
        Optional<Autoscaler> newest = Optional.of(read);
        for (int attempt = 1; newest.isPresent(); attempt++) {
            try {
                autoscalers.update(newest.get().activated(now));
                return;
            } catch (PortFailure.StoreConflict conflict) {
                if (attempt == MOST_TRIES) {
                    throw conflict;
                }
                newest = autoscalers.find(read.id());
            }
        }
    }

    private static String why(Obstacle obstacle) {
        return switch (obstacle) {
            case DISABLED -> "its autoscaler is disabled";
            case ALL_DISABLED -> "auto-scaling is disabled for all autoscalers";
            case DRY_RUN -> "its autoscaler only runs dry";
            case STOPPED -> "all its containers were stopped or removed by request";
            case SWITCHED_OFF -> "it was scaled to zero by request";
            case NO_POLICY -> "its autoscaler has no policy scale_to_zero";
        };
    }
}
