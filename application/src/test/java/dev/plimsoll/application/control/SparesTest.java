package dev.plimsoll.application.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.fake.FakeProber;
import dev.plimsoll.application.fake.InMemoryContainerAddresses;
import dev.plimsoll.application.fake.InMemoryLoadBalancers;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.traffic.Route;
import dev.plimsoll.application.traffic.Traffic;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A service behind a load balancer that is to have spares.
class SparesTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    private static final String FULL = "no space left on device";

    private final SettableClock clock = new SettableClock();
    private final InMemoryPlatform platform = new InMemoryPlatform(clock);
    private final Route route = new Traffic(
                    new InMemoryLoadBalancers(),
                    new InMemoryContainerAddresses(platform),
                    new FakeProber(),
                    Runnable::run,
                    _ -> {})
            .of(WEB);
    private final Spares spares = new Spares(WEB, platform, route.pool());
    private final List<String> told = new ArrayList<>();

    @Test
    void a_pool_that_cannot_be_filled_is_tried_ever_more_slowly() {
        toHaveSpares(2);
        platform.failStarts(FULL);

        List<Long> waits = new ArrayList<>();
        for (int attempt = 0; attempt < 8; attempt++) {
            Duration wait = fill().orElseThrow();
            waits.add(wait.toSeconds());
            clock.advance(wait);
        }

        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        assertThat(told).hasSize(8).containsOnly("filling the warm pool: " + FULL);
    }

    @Test
    void before_its_time_nothing_is_started_and_nobody_is_told_again() {
        toHaveSpares(2);
        platform.failStarts(FULL);
        assertThat(fill()).contains(Duration.ofSeconds(1));
        int made = platform.made();

        clock.advance(Duration.ofMillis(400));

        assertThat(fill()).contains(Duration.ofMillis(600));
        assertThat(platform.made()).isEqualTo(made);
        assertThat(told).hasSize(1);
    }

    @Test
    void once_it_could_be_filled_the_next_failure_is_a_first_one() {
        toHaveSpares(2);
        platform.failStarts(FULL);
        for (int attempt = 0; attempt < 3; attempt++) {
            clock.advance(fill().orElseThrow());
        }
        platform.startsWork();

        assertThat(fill()).contains(Duration.ZERO);
        assertThat(fill()).as("it is full").isEmpty();
        assertThat(seen().in(ContainerPhase.SPARE)).hasSize(2);

        platform.look(WEB).containers().forEach(container -> platform.crash(container.id()));
        platform.up(WEB, 1);
        platform.failStarts(FULL);
        assertThat(fill()).contains(Duration.ofSeconds(1));
    }

    @Test
    void a_pool_of_another_size_is_tried_at_once() {
        toHaveSpares(2);
        platform.failStarts(FULL);
        clock.advance(fill().orElseThrow());
        assertThat(fill()).contains(Duration.ofSeconds(2));

        toHaveSpares(3);

        assertThat(fill()).contains(Duration.ofSeconds(1));
        assertThat(told).hasSize(3);
    }

    private void toHaveSpares(int count) {
        platform.upWithLabels(
                WEB,
                Map.of(
                        "plimsoll.haproxy",
                        "web",
                        "plimsoll.port",
                        "8080",
                        "plimsoll.warm-pool",
                        String.valueOf(count)));
        Eventually.get("it serves", () -> seen().ready(), it -> it == 1);
    }

    private Optional<Duration> fill() {
        return spares.fill(new Wanted(), seen(), told::add, clock.instant());
    }

    private Fleet seen() {
        return route.tend(platform.look(WEB), Readiness.DEFAULT, clock.instant())
                .fleet();
    }

    /// Somebody wants one container, as long as anybody asks.
    private static final class Wanted implements FleetGoal {
        @Override
        public int count() {
            return 1;
        }

        @Override
        public Duration warmUp() {
            return Duration.ZERO;
        }

        @Override
        public boolean isStillWanted() {
            return true;
        }

        @Override
        public boolean mayWake() {
            return false;
        }

        @Override
        public void failing(String detail, Instant now) {
            throw new AssertionError("the goal has nothing to do with the pool");
        }

        @Override
        public void abandoned(Instant now) {
            throw new AssertionError("the goal has nothing to do with the pool");
        }

        @Override
        public void reached(Instant now) {
            throw new AssertionError("the goal has nothing to do with the pool");
        }
    }
}
