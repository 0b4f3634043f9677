package dev.plimsoll.domain.adaptive;

/// The loads of the last steps, one after the other without a gap, as many as there is room for.
final class LoadHistory {
    private static final double SUM_OF_SQUARES = 12;
    private static final int LEAST = 3;

    private final float[] ring;
    private int size;

    LoadHistory(int room) {
        this.ring = new float[room];
    }

    void add(double load) {
        ring[size % ring.length] = (float) load;
        size++;
    }

    /// How many steps were seen, the forgotten ones included.
    int size() {
        return size;
    }

    /// The mean of the steps before one, at most so many of them; 0 when there are none.
    double mean(int steps, int end) {
        int begin = Math.max(Math.max(0, end - steps), size - ring.length);
        double sum = 0;
        for (int step = begin; step < end; step++) {
            sum += at(step);
        }
        return end > begin ? sum / (end - begin) : 0;
    }

    /// The slope for each step of the least-squares line through the steps before one; 0 when they are fewer than
    /// three.
    double slope(int steps, int end) {
        int count = Math.min(steps, end);
        if (count < LEAST) {
            return 0;
        }
        double centre = (count - 1) / 2.0;
        double sum = 0;
        for (int index = 0; index < count; index++) {
            sum += (index - centre) * at(end - count + index);
        }
        return sum * SUM_OF_SQUARES / (count * ((double) count * count - 1));
    }

    private double at(int step) {
        return ring[step % ring.length];
    }
}
