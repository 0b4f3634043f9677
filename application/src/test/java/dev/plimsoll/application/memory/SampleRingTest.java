package dev.plimsoll.application.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleRingTest {
    private static final double GAP = Double.NaN;

    @Test
    void samples_stand_in_their_slots_and_the_others_are_gaps() {
        SampleRing ring = new SampleRing(5, 100, 1);
        ring.put(102, 3);

        assertThat(slots(ring, 99, 103)).containsExactly(GAP, 1, GAP, 3, GAP);
        assertThat(ring.newest()).isEqualTo(102);
    }

    @Test
    void the_oldest_goes_when_the_ring_is_full() {
        SampleRing ring = new SampleRing(3, 1, 1);
        for (int slot = 2; slot <= 7; slot++) {
            ring.put(slot, slot);
        }

        assertThat(slots(ring, 3, 8)).containsExactly(GAP, GAP, 5, 6, 7, GAP);
    }

    @Test
    void a_gap_that_goes_around_the_ring_leaves_nothing_of_before() {
        SampleRing ring = new SampleRing(3, 1, 1);
        ring.put(2, 2);
        ring.put(4, 4);
        assertThat(slots(ring, 1, 4)).containsExactly(GAP, 2, GAP, 4);

        ring.put(1_000_000, 9);
        assertThat(slots(ring, 1, 4)).containsOnly(GAP);
        assertThat(slots(ring, 999_998, 1_000_000)).containsExactly(GAP, GAP, 9);
    }

    @Test
    void a_later_sample_of_the_same_slot_replaces_the_first() {
        SampleRing ring = new SampleRing(3, 1, 1);
        ring.put(1, 2);

        assertThat(ring.at(1)).isEqualTo(2);
    }

    @Test
    void a_clock_set_back_takes_back_what_came_later_and_keeps_what_came_before() {
        SampleRing ring = new SampleRing(10, 1, 1);
        for (int slot = 2; slot <= 5; slot++) {
            ring.put(slot, slot);
        }
        ring.put(3, 33);

        assertThat(slots(ring, 1, 5)).containsExactly(1, 2, 33, GAP, GAP);
        ring.put(5, 55);
        assertThat(slots(ring, 1, 5)).containsExactly(1, 2, 33, GAP, 55);
    }

    @Test
    void a_clock_set_back_before_the_first_sample_begins_anew() {
        SampleRing ring = new SampleRing(10, 100, 1);
        ring.put(50, 2);

        assertThat(slots(ring, 50, 51)).containsExactly(2, GAP);
        assertThat(ring.at(100)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void any_run_of_samples_reads_as_a_plain_map_would(long seed) {
        Random random = new Random(seed);
        int capacity = 1 + random.nextInt(200);
        TreeMap<Long, Double> plain = new TreeMap<>();
        long slot = random.nextInt(1000);
        plain.put(slot, 0.5);
        SampleRing ring = new SampleRing(capacity, slot, 0.5);
        for (int step = 0; step < 2000; step++) {
            boolean isSetBack = random.nextInt(50) == 0;
            slot += isSetBack ? -random.nextInt(40) : random.nextInt(4);
            double value = random.nextDouble();
            plain.tailMap(slot, false).clear();
            plain.put(slot, value);
            plain.headMap(slot - capacity, true).clear();
            ring.put(slot, value);

            double[] expected = LongStream.rangeClosed(slot - 260, slot + 50)
                    .mapToDouble(it -> plain.getOrDefault(it, GAP))
                    .toArray();
            assertThat(slots(ring, slot - 260, slot + 50)).isEqualTo(expected);
        }
    }

    private static double[] slots(SampleRing ring, long first, long last) {
        return LongStream.rangeClosed(first, last).mapToDouble(ring::at).toArray();
    }
}
