package dev.plimsoll.adapters.activator;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Where the requests of one target wait. However many there are, one thread looks for a container, and only while
/// somebody waits; what it saw serves everybody who comes within half a second.
final class Gate {
    private static final Duration FRESH = Duration.ofMillis(500);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final TargetId target;
    private final Lookout lookout;
    private final int most;
    private final Semaphore places;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition looked = lock.newCondition();
    private Sight sight = new Sight.Closed("nobody has looked yet");
    private long seenAt = System.nanoTime() - FRESH.toNanos();
    private boolean isLooking;
    private int waiting;
    private int turn;
    private volatile boolean wasUsed;

    /// A gate that nobody has come to.
    ///
    /// @param most how many requests may be inside at a time
    Gate(TargetId target, Lookout lookout, int most) {
        this.target = target;
        this.lookout = lookout;
        this.most = most;
        this.places = new Semaphore(most);
    }

    /// How it ends for one who waits.
    sealed interface Passage {
        /// There a container answers.
        record Open(Endpoint endpoint) implements Passage {}

        /// Nobody brings one.
        ///
        /// @param why in words that follow "it is not woken, as"
        record Refused(String why) implements Passage {}

        /// None was there in time.
        record TooLate(String why) implements Passage {}
    }

    TargetId target() {
        return target;
    }

    /// Takes a place, which is to be given back by `leave`; false when there is none.
    boolean enter() {
        wasUsed = true;
        return places.tryAcquire();
    }

    void leave() {
        places.release();
    }

    /// How many are inside, waiting or being answered.
    int inside() {
        return most - places.availablePermits();
    }

    /// Waits for a container, in turn one after the other.
    ///
    /// @param deadline of `System.nanoTime()`
    /// @param held told once when there is none at first
    Passage await(long deadline, Runnable held) throws InterruptedException {
        lock.lockInterruptibly();
        waiting++;
        try {
            boolean isHeld = false;
            Passage passage = passage();
            while (passage == null) {
                if (!isHeld && isFresh()) {
                    isHeld = true;
                    held.run();
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return new Passage.TooLate(sight instanceof Sight.Closed(String why) ? why : "");
                }
                beginLooking();
                var _ = looked.await(left, TimeUnit.NANOSECONDS);
                passage = passage();
            }
            return passage;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    /// A container did not take a connection; nothing that was seen before counts.
    void doubt(Endpoint endpoint) {
        lookout.doubt(endpoint);
        lock.lock();
        try {
            seenAt = System.nanoTime() - FRESH.toNanos();
        } finally {
            lock.unlock();
        }
    }

    /// Keeps a container while there are requests.
    void renew() {
        boolean isUsed = wasUsed || inside() > 0;
        wasUsed = false;
        if (isUsed) {
            lookout.renew();
        }
    }

    /// As was seen a moment ago; null when that is too long ago, or no container was there.
    private @Nullable Passage passage() {
        if (!isFresh()) {
            return null;
        }
        return switch (sight) {
            case Sight.Open(List<Endpoint> endpoints) ->
                new Passage.Open(endpoints.get(Math.floorMod(turn++, endpoints.size())));
            case Sight.Refused(String why) -> new Passage.Refused(why);
            case Sight.Closed _ -> null;
        };
    }

    private boolean isFresh() {
        return System.nanoTime() - seenAt < FRESH.toNanos();
    }

    private void beginLooking() {
        if (!isLooking) {
            isLooking = true;
            Thread.ofVirtual().name("activator " + target).start(this::look);
        }
    }

    private void look() {
        boolean isOver = false;
        try {
            while (!isOver) {
                isOver = show(lookout.look());
                if (!isOver) {
                    LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                }
            }
        } finally {
            if (!isOver) {
                stopLooking(); // after a defect, which ends this thread: the next who comes looks again
            }
        }
    }

    /// Answers whether nobody needs another look.
    private boolean show(Sight seen) {
        lock.lock();
        try {
            sight = seen;
            seenAt = System.nanoTime();
            looked.signalAll();
            boolean isOver = !(seen instanceof Sight.Closed) || waiting == 0;
            isLooking = !isOver;
            return isOver;
        } finally {
            lock.unlock();
        }
    }

    private void stopLooking() {
        lock.lock();
        try {
            isLooking = false;
        } finally {
            lock.unlock();
        }
    }
}
