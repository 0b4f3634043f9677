package dev.plimsoll.adapters.docker.events;

import dev.plimsoll.adapters.docker.compose.ComposeContainer;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Remembers what the Engine's events tell about each Compose container, and when other hands were last at a project.
///
/// Thread-safe. It is out of step from the start, and again whenever the stream broke, until `inStep` has compared it
/// with what the Engine lists; what it says of the dead cannot be relied on in between.
public final class FleetWatch {
    private final InstantSource clock;
    private final OurWork ours;
    private final BiPredicate<ContainerId, String> isItsStopSignal;
    private final Map<ContainerId, Life> lives = new HashMap<>();
    private final Map<String, Instant> touched = new HashMap<>();
    private final Map<String, String> projectsOfNetworks = new HashMap<>();
    private final Map<ContainerId, Instant> unexplained = new HashMap<>();
    /// Containers of which the events since the stream opened tell the whole present state.
    private final Set<ContainerId> told = new HashSet<>();
    private History history = History.NOTHING;
    private Instant confirmedUpTo = Instant.MIN;
    private boolean isEngineStarting;
    private boolean isInStep;

    /// @param isItsStopSignal whether a signal that usually stops nothing is this container's own stop signal
    FleetWatch(InstantSource clock, OurWork ours, BiPredicate<ContainerId, String> isItsStopSignal) {
        this.clock = clock;
        this.ours = ours;
        this.isItsStopSignal = isItsStopSignal;
    }

    /// A stream opens, and tells what happened since the last one broke.
    ///
    /// @param reach how far back the Engine remembers
    /// @param hasRestarted whether it is another Engine than before. Then what it tells first is its own doing: it
    ///     stops what a killed predecessor left running. And a stop that was requested when the predecessor already
    ///     took no new connections was that predecessor's.
    synchronized void opens(History reach, boolean hasRestarted) {
        history = reach;
        isEngineStarting = hasRestarted;
        if (hasRestarted) {
            lives.replaceAll((_, life) -> isConfirmed(life) ? life : life.withoutRequest());
        }
    }

    /// Requests to stop before this moment were a person's.
    synchronized void confirm(Instant upTo) {
        confirmedUpTo = upTo;
    }

    synchronized boolean hasUnconfirmed() {
        return lives.values().stream().anyMatch(life -> !isConfirmed(life));
    }

    private boolean isConfirmed(Life life) {
        Instant requestedAt = life.stopRequestedAt();
        return requestedAt == null || requestedAt.isBefore(confirmedUpTo);
    }

    /// The stream broke: events may be missing from now on.
    synchronized void lost() {
        isInStep = false;
        told.clear();
    }

    synchronized boolean isInStep() {
        return isInStep;
    }

    /// Compares with what the Engine lists, once the events up to now are told. What was alive, is dead after a restart
    /// of the Engine, and was asked by nobody to stop, went down with it: a crash.
    ///
    /// @param networks the project of each network, by network id
    synchronized void inStep(List<ComposeContainer> listed, Map<String, String> networks) {
        Instant now = clock.instant();
        Map<ContainerId, Life> compared = new HashMap<>();
        for (ComposeContainer container : listed) {
            Life life = lives.get(container.id());
            if (!told.contains(container.id())) {
                compared.put(container.id(), life == null ? firstSight(container, now) : resumed(life, container, now));
            }
        }
        lives.keySet().retainAll(told);
        lives.putAll(compared);
        projectsOfNetworks.clear();
        projectsOfNetworks.putAll(networks);
        isInStep = true;
        isEngineStarting = false;
        // What was told of the time before is not to be asked about any more.
        confirmedUpTo = now;
    }

    private static Life firstSight(ComposeContainer container, Instant now) {
        return Life.seen(container.target(), container.isAlive() || container.isCreated(), now);
    }

    private Life resumed(Life life, ComposeContainer container, Instant now) {
        if (container.isAlive()) {
            // It may have been restarted while nobody told us: its start time is to be asked for again.
            return Life.seen(container.target(), true, now);
        }
        boolean hasEndedUnseen = life.isAlive() && container.isEnded();
        return hasEndedUnseen ? life.ended(now, isEngineStarting && life.stopRequestedAt() == null) : life;
    }

    /// Takes in one event; answers the targets it is about.
    synchronized Set<TargetId> take(EngineEvent event) {
        if (event.isOfNetwork()) {
            return takeNetwork(event);
        }
        Optional<TargetId> target = event.target();
        target.ifPresent(of -> takeContainer(of, event));
        return target.map(Set::of).orElse(Set.of());
    }

    private void takeContainer(TargetId target, EngineEvent event) {
        ContainerId id = new ContainerId(event.id());
        Instant at = isInStep ? clock.instant() : event.at();
        Life life = lives.getOrDefault(id, Life.seen(target, true, at));
        boolean isOurs = ours.isBehind(id);
        unexplained.remove(id);
        switch (event.action()) {
            case "create" -> {
                told.add(id);
                lives.put(id, Life.seen(target, true, at));
                touch(target, at, isOurs || event.isOfOurMaking());
            }
            case "start" -> {
                told.add(id);
                lives.put(id, life.started(event.at()));
                // A start right after a crash is the restart policy's: nobody's hands.
                touch(target, at, isOurs || life.isCrash());
            }
            case "kill" -> {
                if (!isOurs && !isEngineStarting && stops(id, event.attribute("signal"))) {
                    lives.put(id, life.stopRequested(at));
                    touch(target, at, false);
                }
            }
            case "die" -> {
                told.add(id);
                boolean isRequested = isOurs || life.stopRequestedAt() != null;
                lives.put(id, life.ended(at, !isRequested && isSureOf(life, event)));
                touch(target, at, isOurs || !isRequested);
            }
            case "destroy" -> {
                told.add(id);
                lives.remove(id);
                touch(target, at, isOurs);
            }
            case "rename" -> touch(target, at, isOurs);
            default -> {}
        }
    }

    /// Nobody asked it to stop: certain only when the events reach back to where the request would have been.
    private boolean isSureOf(Life life, EngineEvent death) {
        return isInStep || isEngineStarting || life.startedAt() != null || history.covers(death.at());
    }

    private boolean stops(ContainerId id, String signal) {
        return switch (signal) {
            case "2", "3", "9", "15" -> true;
            default -> isItsStopSignal.test(id, signal);
        };
    }

    private void touch(TargetId target, Instant at, boolean isOurs) {
        if (!isOurs) {
            touched.merge(target.app().name(), at, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    /// A project whose network goes was taken down: what is left of it was stopped by request.
    private Set<TargetId> takeNetwork(EngineEvent event) {
        String project = projectsOfNetworks.get(event.id());
        if (project == null || !event.action().equals("destroy")) {
            return Set.of();
        }
        projectsOfNetworks.remove(event.id());
        Instant at = isInStep ? clock.instant() : event.at();
        Set<TargetId> takenDown = new HashSet<>();
        lives.replaceAll((_, life) -> {
            if (!life.target().app().name().equals(project)) {
                return life;
            }
            takenDown.add(life.target());
            return life.isAlive() ? life : life.stopRequested(at);
        });
        return takenDown;
    }

    synchronized void networkMade(String id, String project) {
        projectsOfNetworks.put(id, project);
    }

    synchronized @Nullable Life life(ContainerId id) {
        return lives.get(id);
    }

    /// Whether a container ended of which no event told yet, and until when to wait for it. After `patience` its end
    /// counts as unexplained: never as a crash.
    synchronized Optional<Instant> waitsForTheEndOf(List<ComposeContainer> listed, Duration patience) {
        Instant now = clock.instant();
        Instant latest = null;
        for (ComposeContainer container : listed) {
            Life life = lives.get(container.id());
            if (container.isEnded() && life != null && life.isAlive()) {
                Instant end =
                        unexplained.computeIfAbsent(container.id(), _ -> now).plus(patience);
                latest = latest == null || end.isAfter(latest) ? end : latest;
                if (!end.isAfter(now)) {
                    lives.put(container.id(), life.ended(now, false));
                    unexplained.remove(container.id());
                }
            }
        }
        return Optional.ofNullable(latest);
    }

    /// When other hands were last at the project.
    synchronized Optional<Instant> touchedAt(String project) {
        return Optional.ofNullable(touched.get(project));
    }

    synchronized Set<TargetId> targetsOf(String project) {
        Set<TargetId> targets = new HashSet<>();
        for (Life life : lives.values()) {
            if (life.target().app().name().equals(project)) {
                targets.add(life.target());
            }
        }
        return targets;
    }

    synchronized Optional<Instant> startedAt(ContainerId id) {
        Life life = lives.get(id);
        return life == null ? Optional.empty() : Optional.ofNullable(life.startedAt());
    }

    synchronized void learnStart(ContainerId id, Instant at) {
        lives.computeIfPresent(id, (_, life) -> life.startedAt() == null ? life.learned(at) : life);
    }
}
