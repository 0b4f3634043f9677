package dev.plimsoll.adapters.docker.events;

import dev.plimsoll.adapters.docker.label.LabelledContainer;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What other hands are doing to a fleet, by the rules of ADR-0010.
///
/// @param until when the answer may be another one without any further event; null when only events
///     change it
record Condition(FleetCondition value, @Nullable Instant until) {
    /// Compose's own steps follow each other more closely than this.
    static final Duration HANDS_OFF = Duration.ofMillis(500);

    /// Compose starts what it created at once, or waits for what it depends on; we wait for this long.
    static final Duration ABOUT_TO_START = Duration.ofSeconds(3);

    /// A container that is still renamed this long after the last step of Compose was left behind by a
    /// recreate that was broken off.
    static final Duration RECREATING = Duration.ofMinutes(2);

    /// How far an event may lag behind the list in which its effect shows.
    static final Duration LAG = Duration.ofSeconds(1);

    /// A sibling may crash because the others are being stopped, a moment before its own turn.
    private static final Duration SAME_STOP = Duration.ofSeconds(1);

    private static final Condition STEADY = new Condition(FleetCondition.STEADY, null);
    private static final Condition STOPPED = new Condition(FleetCondition.STOPPED_BY_REQUEST, null);

    static Condition of(TargetId target, List<LabelledContainer> listed, FleetWatch watch, Instant now) {
        if (!watch.isInStep()) {
            return new Condition(FleetCondition.CHANGING, null);
        }
        Optional<Instant> touchedAt = watch.touchedAt(target.app());
        Optional<Instant> end = Stream.of(
                        touchedAt.map(at -> at.plus(HANDS_OFF)).stream(),
                        listed.stream()
                                .filter(LabelledContainer::isBeingReplaced)
                                .map(container ->
                                        touchedAt.orElse(container.createdAt()).plus(RECREATING)),
                        listed.stream()
                                .filter(container -> container.isCreated() && !container.isOurs())
                                .map(container -> container.createdAt().plus(ABOUT_TO_START)),
                        watch.waitsForTheEndOf(listed, LAG).stream())
                .flatMap(ends -> ends)
                .filter(now::isBefore)
                .max(Instant::compareTo);
        return end.map(until -> new Condition(FleetCondition.CHANGING, until))
                .orElseGet(() -> isUnborn(target, listed) ? STEADY : settled(listed, watch, now));
    }

    /// Where containers are made from a stored template nobody needs to have left one: none at all is how
    /// it begins.
    private static boolean isUnborn(TargetId target, List<LabelledContainer> listed) {
        return listed.isEmpty() && target.app().kind().hasTemplates();
    }

    private static Condition settled(List<LabelledContainer> listed, FleetWatch watch, Instant now) {
        List<LabelledContainer> running = listed.stream()
                .filter(container -> container.isAlive() && !hasEndedUnlisted(container, watch))
                .toList();
        if (!running.isEmpty()) {
            List<Life> alive = lives(running, watch);
            boolean areAllStopping =
                    running.size() == alive.size() && alive.stream().allMatch(life -> life.isStopping(now));
            return areAllStopping ? STOPPED : STEADY;
        }
        List<Life> ended = lives(
                listed.stream()
                        .filter(container -> container.isEnded() || hasEndedUnlisted(container, watch))
                        .toList(),
                watch);
        Optional<Instant> lastCrash =
                latest(ended.stream().filter(Life::isCrash).map(Life::endedAt));
        Optional<Instant> lastRequest = latest(ended.stream().map(Life::stopRequestedAt));
        boolean hasCrashed = lastCrash.isPresent()
                && lastRequest
                        .map(at -> at.isBefore(lastCrash.get().minus(SAME_STOP)))
                        .orElse(true);
        return hasCrashed ? STEADY : STOPPED;
    }

    /// Engine 20.10 tells of an end before it tidies up, and lists the container as running until it has.
    private static boolean hasEndedUnlisted(LabelledContainer container, FleetWatch watch) {
        Life life = watch.life(container.id());
        return container.isAlive()
                && container.state() != LabelledContainer.State.RESTARTING
                && life != null
                && !life.isAlive();
    }

    private static List<Life> lives(List<LabelledContainer> containers, FleetWatch watch) {
        return containers.stream()
                .flatMap(container -> Stream.ofNullable(watch.life(container.id())))
                .toList();
    }

    private static Optional<Instant> latest(Stream<@Nullable Instant> instants) {
        return instants.filter(Objects::nonNull).map(Objects::requireNonNull).max(Instant::compareTo);
    }
}
