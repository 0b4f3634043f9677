package dev.plimsoll.application.control;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static dev.plimsoll.domain.metric.MetricName.MEMORY;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class MetricSourcesTest {
    private static final MetricName QUEUE = new MetricName("queue_depth");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Fleet FLEET =
            new Fleet(new TargetId(new AppId(AppKind.COMPOSE, "shop"), "web"), List.of(), FleetCondition.STEADY);

    /// A source of one reading of each of these metrics.
    private record Saying(String name, Map<MetricName, Reading> readings) implements MetricsSource {
        @Override
        public Set<MetricName> metrics(TargetId target) {
            return readings.keySet();
        }

        @Override
        public Observations read(Fleet fleet, Set<MetricName> metrics, Instant now) {
            return new Observations(readings);
        }
    }

    /// A source of one metric that does what it does.
    private record Doing(String name, MetricName metric, Runnable task) implements MetricsSource {
        @Override
        public Set<MetricName> metrics(TargetId target) {
            return Set.of(metric);
        }

        @Override
        public Observations read(Fleet fleet, Set<MetricName> metrics, Instant now) {
            task.run();
            return new Observations(Map.of(metric, total(1, now)));
        }
    }

    /// A source of CPU that tells something of itself.
    private record Telling(Supplier<Map<String, Long>> told) implements MetricsSource {
        @Override
        public String name() {
            return "telling";
        }

        @Override
        public Set<MetricName> metrics(TargetId target) {
            return Set.of(CPU);
        }

        @Override
        public Observations read(Fleet fleet, Set<MetricName> metrics, Instant now) {
            return new Observations(Map.of(CPU, total(1, now)));
        }

        @Override
        public Map<String, Long> facts() {
            return told.get();
        }
    }

    @Test
    void each_metric_comes_from_the_first_source_that_knows_it() {
        MetricSources sources = new MetricSources(List.of(
                new Saying("one", Map.of(CPU, total(1, NOW))),
                new Saying("two", Map.of(CPU, total(2, NOW), QUEUE, total(3, NOW)))));

        assertThat(sources.metrics(FLEET.target())).containsExactlyInAnyOrder(CPU, QUEUE);
        assertThat(sources.read(FLEET, Set.of(CPU, QUEUE, MEMORY), NOW).readings())
                .isEqualTo(Map.of(CPU, total(1, NOW), QUEUE, total(3, NOW)));
    }

    @Test
    void a_source_that_hangs_costs_its_own_metrics_and_is_interrupted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        MetricSources sources = new MetricSources(
                List.of(
                        new Doing("slow", QUEUE, () -> {
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException _) {
                                interrupted.countDown();
                            }
                        }),
                        new Saying("good", Map.of(CPU, total(1, NOW)))),
                ofMillis(50));

        Observations observations = sources.read(FLEET, Set.of(CPU, QUEUE), NOW);

        assertThat(observations.latest(CPU)).isEqualTo(total(1, NOW));
        assertThat(observations.latest(QUEUE))
                .isEqualTo(new Reading.Unanswered("slow", "it did not answer within 50 ms"));
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(sources.states().get("slow")).isEqualTo(new SourceState("it did not answer within 50 ms", null));
        assertThat(sources.states().get("good")).isEqualTo(new SourceState(null, NOW));
    }

    @Test
    void a_source_that_cannot_even_be_interrupted_is_given_up() {
        CountDownLatch never = new CountDownLatch(1);
        MetricSources sources =
                new MetricSources(List.of(new Doing("deaf", QUEUE, () -> awaitDeaf(never))), ofMillis(1));

        Reading refused = Eventually.get(
                "given up",
                () -> sources.read(FLEET, Set.of(QUEUE), NOW).latest(QUEUE),
                reading -> reading.toString().contains("too many"));

        assertThat(refused).isEqualTo(new Reading.Unanswered("deaf", "too many reads are still without an answer"));
        never.countDown();
    }

    @Test
    void reads_that_are_still_waited_for_are_not_counted_as_given_up() throws InterruptedException {
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger busy = new AtomicInteger();
        Runnable slow = () -> {
            busy.incrementAndGet();
            awaitDeaf(answer);
        };
        MetricSources sources = new MetricSources(List.of(new Doing("slow", QUEUE, slow)), ofSeconds(60));
        Queue<Reading> readings = new ConcurrentLinkedQueue<>();
        List<Thread> readers = Stream.generate(() -> Thread.ofVirtual()
                        .start(() -> readings.add(
                                sources.read(FLEET, Set.of(QUEUE), NOW).latest(QUEUE))))
                .limit(100)
                .toList();
        Eventually.get("all at it", () -> busy.get() + readings.size(), all -> all == 100);
        answer.countDown();
        for (Thread reader : readers) {
            reader.join();
        }

        assertThat(readings).hasSize(100).containsOnly(total(1, NOW));
    }

    @Test
    void a_source_that_comes_back_to_life_is_asked_again() {
        AtomicReference<CountDownLatch> answer = new AtomicReference<>(new CountDownLatch(1));
        MetricSources sources =
                new MetricSources(List.of(new Doing("moody", QUEUE, () -> awaitDeaf(answer.get()))), ofMillis(20));
        Eventually.get(
                "given up",
                () -> sources.read(FLEET, Set.of(QUEUE), NOW).latest(QUEUE),
                reading -> reading.toString().contains("too many"));

        answer.get().countDown();

        Eventually.get(
                "a value",
                () -> sources.read(FLEET, Set.of(QUEUE), NOW).latest(QUEUE),
                reading -> reading.equals(total(1, NOW)));
    }

    @Test
    void a_source_that_fails_costs_its_own_metrics() {
        MetricSources sources = new MetricSources(List.of(
                new Doing("away", QUEUE, () -> {
                    throw new PortFailure.EngineUnavailable("no route to it", null);
                }),
                new Doing("broken", CPU, () -> {
                    throw new IllegalStateException("oops");
                })));

        Observations observations = sources.read(FLEET, Set.of(CPU, QUEUE), NOW);

        assertThat(observations.latest(QUEUE)).isEqualTo(new Reading.Unanswered("away", "no route to it"));
        assertThat(observations.latest(CPU))
                .isEqualTo(new Reading.Unanswered("broken", "it failed: java.lang.IllegalStateException: oops"));
    }

    @Test
    void samples_of_the_future_are_not_believed() {
        Instant ahead = NOW.plus(ofSeconds(5)).plusMillis(1);
        MetricSources sources = new MetricSources(List.of(
                new Saying("late", Map.of(QUEUE, total(1, NOW.plusSeconds(5)))),
                new Saying("early", Map.of(CPU, total(1, ahead), MEMORY, perContainer(ahead)))));

        Observations observations = sources.read(FLEET, Set.of(CPU, MEMORY, QUEUE), NOW);

        Reading refused = new Reading.Missing("early: its samples are of the future; the clocks differ");
        assertThat(observations.readings())
                .isEqualTo(Map.of(QUEUE, total(1, NOW.plusSeconds(5)), CPU, refused, MEMORY, refused));
        assertThat(sources.states())
                .isEqualTo(Map.of(
                        "late", new SourceState(null, NOW),
                        "early", new SourceState("its samples are of the future; the clocks differ", NOW)));
    }

    @Test
    void a_source_that_has_no_data_is_up() {
        MetricSources sources =
                new MetricSources(List.of(new Saying("idle", Map.of(CPU, new Reading.Missing("nobody there")))));

        assertThat(sources.read(FLEET, Set.of(CPU), NOW).latest(CPU))
                .isEqualTo(new Reading.Missing("idle: nobody there"));
        assertThat(sources.states()).isEqualTo(Map.of("idle", new SourceState(null, NOW)));
    }

    @Test
    void what_is_stale_names_its_source() {
        MetricSources sources =
                new MetricSources(List.of(new Saying("slow", Map.of(CPU, new Reading.Stale(ofSeconds(40))))));

        assertThat(sources.read(FLEET, Set.of(CPU), NOW).latest(CPU))
                .isEqualTo(new Reading.Stale(ofSeconds(40), "slow"));
    }

    @Test
    void a_source_whose_server_is_away_says_so() {
        MetricsSource cutOff = new MetricsSource() {
            @Override
            public String name() {
                return "queues";
            }

            @Override
            public String trouble() {
                return "http://queues did not answer";
            }

            @Override
            public Set<MetricName> metrics(TargetId target) {
                return Set.of(QUEUE);
            }

            @Override
            public Observations read(Fleet fleet, Set<MetricName> metrics, Instant now) {
                return new Observations(Map.of(QUEUE, new Reading.Missing("http://queues did not answer")));
            }
        };
        MetricSources sources = new MetricSources(List.of(cutOff));
        sources.read(FLEET, Set.of(QUEUE), NOW);

        assertThat(sources.states()).isEqualTo(Map.of("queues", new SourceState("http://queues did not answer", NOW)));
    }

    @Test
    void a_metric_that_is_known_and_not_answered_is_missing() {
        MetricsSource forgetful = new MetricsSource() {
            @Override
            public String name() {
                return "forgetful";
            }

            @Override
            public Set<MetricName> metrics(TargetId target) {
                return Set.of(CPU);
            }

            @Override
            public Observations read(Fleet fleet, Set<MetricName> metrics, Instant now) {
                return Observations.none();
            }
        };

        assertThat(new MetricSources(List.of(forgetful))
                        .read(FLEET, Set.of(CPU), NOW)
                        .latest(CPU))
                .isEqualTo(new Reading.Missing("forgetful: it gave no answer"));
    }

    @Test
    void what_is_wrong_and_when_it_last_was_right_is_kept() {
        boolean[] isAway = {false};
        MetricSources sources = new MetricSources(List.of(new Doing("moody", QUEUE, () -> {
            if (isAway[0]) {
                throw new PortFailure.EngineUnavailable("gone", null);
            }
        })));
        assertThat(sources.states()).isEmpty();

        sources.read(FLEET, Set.of(QUEUE), NOW);
        isAway[0] = true;
        sources.read(FLEET, Set.of(QUEUE), NOW.plusSeconds(5));

        assertThat(sources.states()).isEqualTo(Map.of("moody", new SourceState("gone", NOW)));
    }

    @Test
    void what_a_source_tells_of_itself_is_shown_before_it_was_ever_asked() {
        MetricSources sources =
                new MetricSources(List.of(new Telling(() -> Map.of("lines_taken", 7L)), new Saying("quiet", Map.of())));

        assertThat(sources.states())
                .isEqualTo(Map.of("telling", new SourceState(null, null, Map.of("lines_taken", 7L))));
    }

    @Test
    void a_source_that_cannot_tell_how_it_is_hides_nothing_else() {
        MetricSources sources = new MetricSources(List.of(new Telling(() -> {
            throw new IllegalStateException("oops");
        })));

        sources.read(FLEET, Set.of(CPU), NOW);

        assertThat(sources.states()).isEqualTo(Map.of("telling", new SourceState(null, NOW)));
    }

    private static Reading total(double value, Instant at) {
        return new Reading.Total(TimeSeries.of(at, value));
    }

    private static Reading perContainer(Instant at) {
        return Reading.PerContainer.of(Map.of(new ContainerId("c1"), 1.0), at);
    }

    private static void awaitDeaf(CountDownLatch never) {
        boolean isOver = false;
        while (!isOver) {
            try {
                never.await();
                isOver = true;
            } catch (InterruptedException _) {
                Thread.onSpinWait();
            }
        }
    }
}
