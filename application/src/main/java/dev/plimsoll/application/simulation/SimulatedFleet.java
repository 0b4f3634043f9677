package dev.plimsoll.application.simulation;

import java.util.Arrays;

/// The containers of a simulation, from the oldest to the newest. As all take equally long to start and the
/// newest go first, those that are ready are always the oldest.
///
/// Example: two ready and one that is starting; two more are ordered and make `current()` 5; when only one
/// is wanted, four go, the newest first.
public final class SimulatedFleet {
    private static final int ROOM = 64;

    private final int startUp;
    private int[] readyAt = new int[ROOM];
    private int[] numbers = new int[ROOM];
    private int current;
    private int ready;
    private int ordered;
    private int changes;

    /// @param startUp how many steps a container takes until it is ready
    /// @param running how many are ready from the beginning
    SimulatedFleet(int startUp, int running) {
        this.startUp = startUp;
        order(running, -startUp);
        pass(0);
    }

    /// How many there are: ready or starting.
    public int current() {
        return current;
    }

    /// How many are fit to serve.
    public int ready() {
        return ready;
    }

    /// How many are starting.
    public int starting() {
        return current - ready;
    }

    /// The number of a container, 1 being the first ever; the oldest has index 0.
    public int number(int index) {
        return numbers[index];
    }

    /// The step from which on a container is ready, or was.
    public int readyAt(int index) {
        return readyAt[index];
    }

    /// The step in which a container was ordered; below 0 for those of the beginning.
    public int orderedAt(int index) {
        return readyAt[index] - startUp;
    }

    /// Grows whenever a container comes, becomes ready or goes.
    public int changes() {
        return changes;
    }

    /// Has containers that have started by this step be ready.
    void pass(int step) {
        while (ready < current && readyAt[ready] <= step) {
            ready++;
            changes++;
        }
    }

    /// Orders what is missing, and takes what is too much at once: the newest first, so those that are
    /// starting before those that are ready.
    void resize(int wanted, int step) {
        if (wanted > current) {
            order(wanted - current, step);
            pass(step);
        } else if (wanted < current) {
            current = wanted;
            ready = Math.min(ready, wanted);
            changes++;
        }
    }

    private void order(int count, int step) {
        int wanted = current + count;
        if (wanted > readyAt.length) {
            int room = Math.max(wanted, 2 * readyAt.length);
            readyAt = Arrays.copyOf(readyAt, room);
            numbers = Arrays.copyOf(numbers, room);
        }
        for (; current < wanted; current++) {
            readyAt[current] = step + startUp;
            numbers[current] = ++ordered;
        }
        changes++;
    }
}
