package dev.plimsoll.application.notification;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message on its way to a notifier.
///
/// Attempts are made 10 s, 20 s, 40 s and so on after one another, at most an hour; a day after the event it is given
/// up.
///
/// @param notifier its id
/// @param attempts how many were begun
/// @param dueAt when the next attempt may begin
/// @param error why the last attempt failed, or why there will be none; null when none failed, or when it arrived
/// @param endedAt when it arrived or was given up; null while it is on its way
public record Delivery(
        String notifier,
        Message message,
        Instant createdAt,
        int attempts,
        Instant dueAt,
        @Nullable String error,
        @Nullable Instant endedAt) {
    /// How long an attempt may take before another one may begin; senders have shorter deadlines.
    static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(1);

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);
    private static final int LONGEST_ERROR = 500;

    /// One that may begin at once.
    public static Delivery of(String notifier, Message message, Instant now) {
        return new Delivery(notifier, message, now, 0, now, null, null);
    }

    public String id() {
        return message.id();
    }

    public boolean isOver() {
        return endedAt != null;
    }

    public boolean hasArrived() {
        return endedAt != null && error == null;
    }

    /// Whether it was tried for so long that nothing more will come of it.
    public boolean isHopeless(Instant now) {
        return attempts > 0 && !now.isBefore(createdAt.plus(GIVEN_UP_AFTER));
    }

    /// While an attempt is made. Should the process die meanwhile, the next one begins when this one must have ended.
    public Delivery begun(Instant now) {
        return new Delivery(notifier, message, createdAt, attempts + 1, now.plus(LONGEST_ATTEMPT), error, null);
    }

    public Delivery arrived(Instant now) {
        return new Delivery(notifier, message, createdAt, attempts, dueAt, null, now);
    }

    /// After an attempt that failed: the next one has to wait, or there is none any more.
    public Delivery failed(String detail, Instant now) {
        Instant next = now.plus(waitAfter(attempts));
        return next.isBefore(createdAt.plus(GIVEN_UP_AFTER))
                ? new Delivery(notifier, message, createdAt, attempts, next, cut(detail), null)
                : givenUp(detail, now);
    }

    public Delivery givenUp(String detail, Instant now) {
        return new Delivery(notifier, message, createdAt, attempts, dueAt, cut(detail), now);
    }

    private static Duration waitAfter(int attempts) {
        Duration wait = SHORTEST_WAIT.multipliedBy(1L << Math.clamp(attempts - 1L, 0, 20));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private static String cut(String detail) {
        return detail.length() <= LONGEST_ERROR ? detail : detail.substring(0, LONGEST_ERROR);
    }
}
