package dev.plimsoll.adapters.resilience;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static dev.plimsoll.domain.metric.MetricName.MEMORY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.contract.MetricsSourceContract;
import dev.plimsoll.application.fake.FakeMetricsSource;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResilientMetricsSourceTest extends MetricsSourceContract {
    private static final MetricName SWAP = new MetricName("swap");
    private static final Reading AWAY = new Reading.Unanswered("connection refused");

    private final FakeMetricsSource inner = new FakeMetricsSource();
    private final InMemoryPlatform platform = new InMemoryPlatform(InstantSource.system());
    private final TargetId web = InMemoryPlatform.target("shop", "web");
    private final TargetId worker = InMemoryPlatform.target("shop", "worker");
    private final SettableClock clock = new SettableClock();
    private final Circuits circuits = new Circuits(CircuitSettings.DEFAULT, clock, clock::advance);
    private final MetricsSource source = new ResilientMetricsSource(inner, circuits);

    @BeforeEach
    void two_containers_have_a_load() {
        platform.up(web, 2);
        platform.up(worker, 1);
        inner.each(CPU, 0.5);
        inner.each(MEMORY, 0.25);
        inner.reads(SWAP, new Reading.Missing("the kernel does not count it"));
    }

    @AfterEach
    void close() {
        circuits.close();
    }

    @Override
    protected MetricsSource source() {
        return source;
    }

    @Override
    protected Fleet measurable() {
        return platform.look(web);
    }

    @Override
    protected Set<MetricName> unmeasurable() {
        return Set.of(SWAP);
    }

    @Test
    void a_source_that_does_not_answer_is_left_alone_and_asked_again_after_a_minute() {
        inner.reads(CPU, AWAY);
        read(web, 10);
        inner.each(CPU, 0.5);

        assertThat(read(web, 1))
                .isInstanceOfSatisfying(
                        Reading.Unanswered.class,
                        unanswered -> assertThat(unanswered.problem())
                                .startsWith("the circuit of fake for shop/web is open since ")
                                .contains("connection refused"));

        clock.advance(Duration.ofSeconds(61));
        assertThat(read(web, 1)).isInstanceOf(Reading.PerContainer.class);
    }

    @Test
    void the_circuit_of_one_target_is_not_that_of_another() {
        inner.reads(CPU, AWAY);
        read(web, 10);
        inner.each(CPU, 0.5);

        assertThat(read(worker, 1)).isInstanceOf(Reading.PerContainer.class);
    }

    @Test
    void one_broken_question_among_others_opens_nothing() {
        inner.reads(CPU, AWAY);
        for (int i = 0; i < 30; i++) {
            source.read(measurable(), Set.of(CPU, MEMORY), clock.instant());
        }

        assertThat(source.read(measurable(), Set.of(MEMORY), clock.instant()).latest(MEMORY))
                .isInstanceOf(Reading.PerContainer.class);
    }

    @Test
    void a_source_that_has_nothing_to_tell_is_well() {
        inner.reads(CPU, new Reading.Missing("nobody there"));

        assertThat(read(web, 30)).isEqualTo(new Reading.Missing("nobody there"));
    }

    private Reading read(TargetId target, int times) {
        Reading last = new Reading.Unmeasured();
        for (int i = 0; i < times; i++) {
            last = source.read(platform.look(target), Set.of(CPU), clock.instant())
                    .latest(CPU);
        }
        return last;
    }
}
