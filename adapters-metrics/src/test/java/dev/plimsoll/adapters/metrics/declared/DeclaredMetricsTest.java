package dev.plimsoll.adapters.metrics.declared;

import static dev.plimsoll.adapters.metrics.server.Declarations.eachOf;
import static dev.plimsoll.adapters.metrics.server.Declarations.names;
import static dev.plimsoll.adapters.metrics.server.Declarations.total;
import static dev.plimsoll.adapters.metrics.server.Declarations.why;
import static dev.plimsoll.domain.fleet.ContainerPhase.DRAINING;
import static dev.plimsoll.domain.fleet.ContainerPhase.READY;
import static dev.plimsoll.domain.fleet.ContainerPhase.STARTING;
import static dev.plimsoll.domain.fleet.ContainerPhase.STOPPED;
import static dev.plimsoll.domain.fleet.ContainerPhase.UNREADY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.metrics.server.Declarations;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.application.metric.Origin.QueueFigure;
import dev.plimsoll.application.metric.Origin.RedisFigure;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is common to the sources, on a server that is a question of the test.
final class DeclaredMetricsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Map<String, Origin> DECLARED = Map.of(
            "depth", queue("long"),
            "slow", queue("slow"),
            "mine_per_container", queue("own"),
            "mine", queue("long"),
            "foreign", new Origin.Redis("jobs", RedisFigure.LENGTH, null));

    private final Map<String, Origin> declared = new ConcurrentHashMap<>(DECLARED);
    private volatile boolean isBroken;
    private final AtomicInteger asked = new AtomicInteger();
    private final DeclaredMetrics<Origin.RabbitMq> metrics = new Asking(this::answer, declared);

    /// Asks the test.
    private interface Question {
        Reading ask(Origin.RabbitMq origin, Fleet fleet, Instant now)
                throws NoReading, IOException, InterruptedException;
    }

    private static final class Asking extends DeclaredMetrics<Origin.RabbitMq> {
        private final Question question;

        Asking(Question question, Map<String, Origin> declared) {
            super(Origin.RabbitMq.class, app -> Declarations.of(app, declared), _ -> true);
            this.question = question;
        }

        @Override
        public String name() {
            return "asking";
        }

        @Override
        protected Reading ask(Origin.RabbitMq origin, Fleet fleet, Instant now)
                throws NoReading, IOException, InterruptedException {
            return question.ask(origin, fleet, now);
        }
    }

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void those_of_the_own_origin_are_known_with_their_shares() {
        assertThat(metrics.metrics(Declarations.TARGET))
                .isEqualTo(names(
                        "depth", "depth_per_container", "slow", "slow_per_container", "mine", "mine_per_container"));
    }

    @Test
    void current_containers_have_equal_shares_and_the_others_none() {
        Fleet fleet = Declarations.fleet(READY, STARTING, UNREADY, READY, DRAINING, STOPPED);

        assertThat(eachOf(read(fleet, "depth_per_container"))).isEqualTo(Map.of(1, 30.0, 2, 30.0, 3, 30.0, 4, 30.0));
    }

    @Test
    void with_none_running_a_share_is_missing_and_the_total_is_not() {
        Fleet gone = Declarations.fleet(DRAINING, STOPPED);

        assertThat(why(read(gone, "depth_per_container"))).isEqualTo("no container runs that could have a part of it");
        assertThat(total(read(gone, "depth"))).isEqualTo(120);
    }

    @Test
    void a_metric_that_was_declared_under_the_name_of_a_share_goes_first() {
        assertThat(total(read(Declarations.two(), "mine_per_container"))).isEqualTo(7);
    }

    @Test
    void one_answer_serves_a_metric_and_its_share() {
        metrics.read(Declarations.two(), names("depth", "depth_per_container"), NOW);

        assertThat(asked).hasValue(1);
    }

    @Test
    void one_that_takes_too_long_costs_only_itself() {
        Instant begun = Instant.now();

        Map<MetricName, Reading> readings =
                metrics.read(Declarations.two(), names("slow", "depth"), NOW).readings();

        assertThat(why(readings.getOrDefault(new MetricName("slow"), new Reading.Unmeasured())))
                .isEqualTo("no answer within 1750 ms");
        assertThat(readings).containsEntry(new MetricName("depth"), new Reading.Total(TimeSeries.of(NOW, 120)));
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void why_there_is_none_is_told_for_each_kind_of_failure() {
        assertThat(failure(new NoReading("the queue is down"))).isEqualTo("the queue is down");
        assertThat(failure(new IOException("http://host did not answer"))).isEqualTo("http://host did not answer");
        assertThat(failure(new IllegalStateException("oh"))).contains("it failed: ", "IllegalStateException", "oh");
    }

    @Test
    void whatever_is_wrong_with_one_origin_is_told_whichever_others_are_well() {
        metrics.read(Declarations.two(), names("slow", "depth"), NOW);
        assertThat(metrics.trouble()).isEqualTo("no answer within 1750 ms");

        read(Declarations.two(), "depth");

        assertThat(metrics.trouble()).isEqualTo("no answer within 1750 ms");
    }

    @Test
    void an_origin_that_is_well_again_is_no_trouble() {
        isBroken = true;
        read(Declarations.two(), "depth");
        assertThat(metrics.trouble()).isEqualTo("it is broken");

        isBroken = false;
        read(Declarations.two(), "depth");

        assertThat(metrics.trouble()).isEmpty();
    }

    @Test
    void an_origin_that_is_no_longer_declared_or_read_is_no_trouble() {
        isBroken = true;
        read(Declarations.two(), "depth");
        read(Declarations.two(), "mine_per_container");
        declared.remove("depth");
        declared.remove("mine");
        assertThat(metrics.trouble()).as("the other one").isEqualTo("it is broken");
        declared.remove("mine_per_container");
        assertThat(metrics.trouble()).isEmpty();

        declared.putAll(DECLARED);
        isBroken = false;
        metrics.read(Declarations.two(), names("mine_per_container"), NOW.plusSeconds(121));
        assertThat(metrics.trouble()).isEmpty();
    }

    @Test
    void who_is_interrupted_stays_so_and_has_missing_readings() {
        Thread.currentThread().interrupt();

        Reading reading = read(Declarations.two(), "slow");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(why(reading)).isEqualTo("interrupted");
    }

    private Reading read(Fleet fleet, String metric) {
        return metrics.read(fleet, names(metric), NOW).latest(new MetricName(metric));
    }

    private static String failure(Exception failure) {
        Question failing = (_, _, _) -> {
            switch (failure) {
                case NoReading none -> throw none;
                case IOException unreachable -> throw unreachable;
                default -> throw new IllegalStateException(failure);
            }
        };
        try (DeclaredMetrics<Origin.RabbitMq> failed = new Asking(failing, DECLARED)) {
            assertThat(failed.trouble()).isEmpty();
            String why =
                    why(failed.read(Declarations.two(), names("depth"), NOW).latest(new MetricName("depth")));
            // Who answers that there is nothing to tell is there.
            assertThat(failed.trouble()).isEqualTo(failure instanceof NoReading ? "" : why);
            return why;
        }
    }

    private Reading answer(Origin.RabbitMq origin, Fleet fleet, Instant now) throws IOException, InterruptedException {
        asked.incrementAndGet();
        if (isBroken) {
            throw new IOException("it is broken");
        }
        if (origin.queue().equals("slow")) {
            new CountDownLatch(1).await();
        }
        return new Reading.Total(TimeSeries.of(now, origin.queue().equals("own") ? 7 : 120));
    }

    private static Origin queue(String name) {
        return new Origin.RabbitMq("/", name, QueueFigure.READY);
    }
}
