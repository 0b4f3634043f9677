package dev.plimsoll.adapters.docker.events;

import dev.plimsoll.adapters.docker.label.LabelledContainer;
import dev.plimsoll.domain.fleet.AppId;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Remembers what the Engine's events tell about each container of an app, and when other hands were last
/// at the app.
///
/// Thread-safe. It is out of step from the start, and again whenever the stream broke, until `inStep` has
/// compared it with what the Engine lists; what it says of the dead cannot be relied on in between.
public final class FleetWatch {
    private final InstantSource clock;
    private final OurWork ours;
    private final Function<ContainerId, StopRule> stopRules;
    private final Map<ContainerId, Life> lives = new HashMap<>();
    private final Map<AppId, Instant> touched = new HashMap<>();
    private final Map<String, AppId> projectsOfNetworks = new HashMap<>();
    private final Map<ContainerId, Instant> unexplained = new HashMap<>();
    /// Containers of which the events since the stream opened tell the whole present state; empty when in
    /// step.
    private final Set<ContainerId> told = new HashSet<>();
    private History history = History.NOTHING;
    private Instant confirmedUpTo = Instant.MIN;
    private boolean isEngineStarting;
    private boolean isInStep;

    /// @param stopRules how a container is meant to be stopped; may take its time
    FleetWatch(InstantSource clock, OurWork ours, Function<ContainerId, StopRule> stopRules) {
        this.clock = clock;
        this.ours = ours;
        this.stopRules = stopRules;
    }

    /// A stream opens, and tells what happened since the last one broke.
    ///
    /// @param reach how far back the Engine remembers
    /// @param hasRestarted whether it is another Engine than before. Then what it tells first is its own
    ///     doing: it stops what a killed predecessor left running. And a stop that was requested when the
    ///     predecessor already took no new connections was that predecessor's.
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

    /// Compares with what the Engine lists, once the events up to now are told. What was alive, is dead
    /// after a restart of the Engine, and was asked by nobody to stop, went down with it: a crash.
    ///
    /// @param networks the project of each network, by network id
    synchronized void inStep(List<LabelledContainer> listed, Map<String, AppId> networks) {
        Instant now = clock.instant();
        Map<ContainerId, Life> compared = new HashMap<>();
        for (LabelledContainer container : listed) {
            Life life = lives.get(container.id());
            if (!told.contains(container.id())) {
                compared.put(container.id(), life == null ? firstSight(container, now) : resumed(life, container, now));
            }
        }
        lives.keySet().retainAll(told);
        lives.putAll(compared);
        projectsOfNetworks.clear();
        projectsOfNetworks.putAll(networks);
        told.clear();
        isInStep = true;
        isEngineStarting = false;
        // What was told of the time before is not to be asked about any more.
        confirmedUpTo = now;
    }

    private static Life firstSight(LabelledContainer container, Instant now) {
        return Life.seen(container.target(), container.isAlive() || container.isCreated(), now);
    }

    private Life resumed(Life life, LabelledContainer container, Instant now) {
        if (container.isAlive()) {
            // It may have been restarted while nobody told us: its start time is to be asked for again.
            return Life.seen(container.target(), true, now);
        }
        boolean hasEndedUnseen = life.isAlive() && container.isEnded();
        return hasEndedUnseen ? life.ended(now, isEngineStarting) : life;
    }

    /// Takes in one event; answers the targets it is about.
    Set<TargetId> take(EngineEvent event) {
        if (event.isOfNetwork()) {
            return takeNetwork(event);
        }
        Optional<TargetId> target = event.target();
        // Outside the monitor, where nobody waits for the Engine's answer.
        target.ifPresent(of -> takeContainer(of, event, wish(event)));
        return target.map(Set::of).orElse(Set.of());
    }

    private synchronized void takeContainer(TargetId target, EngineEvent event, Wish wish) {
        ContainerId id = new ContainerId(event.id());
        Instant at = isInStep ? clock.instant() : event.at();
        Life life = lives.getOrDefault(id, Life.seen(target, true, at));
        boolean isOurs = isOurs(id, event.action());
        unexplained.remove(id);
        switch (event.action()) {
            case "create" -> {
                tellsAllOf(id);
                lives.put(id, Life.seen(target, true, at));
                touch(target, at, isOurs || event.isOfOurMaking());
            }
            case "start" -> {
                tellsAllOf(id);
                lives.put(id, life.started(event.at()));
                // A start right after a crash is the restart policy's: nobody's hands.
                touch(target, at, isOurs || life.isCrash());
            }
            case "kill" -> {
                if (!isOurs && !isEngineStarting) {
                    takeWish(id, life, wish, at);
                }
            }
            case "die" -> {
                tellsAllOf(id);
                boolean isRequested = life.requestBehindAnEndAt(at) != null;
                lives.put(id, life.ended(at, !isOurs && isSureOf(life, event)));
                touch(target, at, isOurs || !isRequested);
            }
            case "destroy" -> {
                tellsAllOf(id);
                lives.remove(id);
                touch(target, at, isOurs);
            }
            case "rename" -> touch(target, at, isOurs);
            default -> {}
        }
    }

    private void tellsAllOf(ContainerId id) {
        if (!isInStep) {
            told.add(id);
        }
    }

    private boolean isOurs(ContainerId id, String action) {
        return switch (action) {
            case "kill", "die", "destroy" -> ours.isBehindTheEnd(id);
            default -> ours.isBehindTheStart(id);
        };
    }

    /// Nobody asked it to stop: certain only when the events reach back to where the request would have
    /// been.
    private boolean isSureOf(Life life, EngineEvent death) {
        return isInStep || isEngineStarting || life.startedAt() != null || history.covers(death.at());
    }

    /// What a signal says about the wish of the one who sent it.
    private sealed interface Wish {
        record Stop() implements Wish {}

        /// To stop, if the container ends of it soon.
        record StopPerhaps(Duration grace) implements Wish {}

        record Other() implements Wish {}
    }

    private Wish wish(EngineEvent event) {
        if (!event.action().equals("kill")) {
            return new Wish.Other();
        }
        String signal = event.attribute("signal");
        if (signal.equals("9") || signal.equals("15")) {
            return new Wish.Stop();
        }
        StopRule rule = stopRules.apply(new ContainerId(event.id()));
        if (rule.signal().equals(signal)) {
            return new Wish.Stop();
        }
        boolean mayStop = signal.equals("2") || signal.equals("3");
        return mayStop ? new Wish.StopPerhaps(rule.grace()) : new Wish.Other();
    }

    private void takeWish(ContainerId id, Life life, Wish wish, Instant at) {
        switch (wish) {
            case Wish.Stop() -> {
                lives.put(id, life.stopRequested(at));
                touch(life.target(), at, false);
            }
            case Wish.StopPerhaps(Duration grace) -> lives.put(id, life.hinted(at, grace));
            case Wish.Other() -> {}
        }
    }

    private void touch(TargetId target, Instant at, boolean isOurs) {
        touched.values().removeIf(last -> last.plus(Condition.RECREATING).isBefore(at));
        if (!isOurs) {
            touched.merge(target.app(), at, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    /// A project whose network goes was taken down: what is left of it was stopped by request.
    private synchronized Set<TargetId> takeNetwork(EngineEvent event) {
        AppId project = projectsOfNetworks.get(event.id());
        if (project == null || !event.action().equals("destroy")) {
            return Set.of();
        }
        projectsOfNetworks.remove(event.id());
        Instant at = isInStep ? clock.instant() : event.at();
        Set<TargetId> takenDown = new HashSet<>();
        lives.replaceAll((_, life) -> {
            if (!life.target().app().equals(project)) {
                return life;
            }
            takenDown.add(life.target());
            return life.isAlive() ? life : life.stopRequested(at);
        });
        return takenDown;
    }

    synchronized void networkMade(String id, AppId project) {
        projectsOfNetworks.put(id, project);
    }

    synchronized @Nullable Life life(ContainerId id) {
        return lives.get(id);
    }

    /// Whether a container ended of which no event told yet, and until when to wait for it. After
    /// `patience` its end counts as unexplained: never as a crash.
    synchronized Optional<Instant> waitsForTheEndOf(List<LabelledContainer> listed, Duration patience) {
        Instant now = clock.instant();
        Instant latest = null;
        for (LabelledContainer container : listed) {
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

    /// When other hands were last at the app.
    synchronized Optional<Instant> touchedAt(AppId app) {
        return Optional.ofNullable(touched.get(app));
    }

    synchronized Set<TargetId> targetsOf(AppId app) {
        Set<TargetId> targets = new HashSet<>();
        for (Life life : lives.values()) {
            if (life.target().app().equals(app)) {
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
