package dev.plimsoll.adapters.docker.inspect;

import static dev.plimsoll.adapters.docker.support.ScriptedTransport.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.support.ScriptedTransport;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InspectionsTest {
    private static final TargetId WEB = new TargetId(new AppId(AppKind.COMPOSE, "shop"), "web");
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final int AT_ONCE = 8;

    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private Function<Request, InputStream> engineSays = InspectionsTest::answer;
    private final Inspections inspections = new Inspections(new Engine(
            Engine.DEFAULT_HOST,
            _ -> new ScriptedTransport(request -> {
                asked.computeIfAbsent(request.path(), _ -> new AtomicInteger()).incrementAndGet();
                return engineSays.apply(request);
            })));

    @Test
    void one_inspect_tells_both_start_and_limits() {
        assertThat(inspections.starts(WEB, ids(1))).containsOnly(Map.entry(id(0), START));
        assertThat(inspections.limits(WEB, ids(1)))
                .containsOnly(Map.entry(id(0), new Limits(0.5, 8_000, Long.MAX_VALUE, "", "")));

        assertThat(inspectionsOf(id(0))).isEqualTo(1);
    }

    @Test
    void limits_are_asked_for_once() {
        inspections.limits(WEB, ids(2));
        inspections.limits(WEB, ids(3));

        assertThat(asked.values())
                .as("three containers and the machine")
                .hasSize(4)
                .allSatisfy(times -> assertThat(times).hasValue(1));
    }

    @Test
    void who_is_no_longer_in_the_fleet_is_forgotten() {
        inspections.limits(WEB, ids(2));
        inspections.limits(WEB, ids(1));
        inspections.limits(WEB, ids(2));

        assertThat(inspectionsOf(id(0))).isEqualTo(1);
        assertThat(inspectionsOf(id(1))).isEqualTo(2);
    }

    @Test
    void addresses_are_asked_for_once_for_each_start() {
        Map<ContainerId, Map<String, Set<String>>> expected =
                Map.of(id(0), Map.of("a", Set.of("172.18.0.3", "fd00::3")));

        assertThat(inspections.addresses(fleet(START))).isEqualTo(expected);
        assertThat(inspections.addresses(fleet(START))).isEqualTo(expected);
        assertThat(inspectionsOf(id(0))).isEqualTo(1);

        inspections.addresses(fleet(START.plusSeconds(1)));
        assertThat(inspectionsOf(id(0))).isEqualTo(2);
    }

    private static Fleet fleet(Instant startedAt) {
        return fleet(startedAt, 1);
    }

    private static Fleet fleet(Instant startedAt, int count) {
        List<FleetContainer> running = IntStream.range(0, count)
                .mapToObj(number -> new FleetContainer(
                        id(number), "web-" + number, number + 1, ContainerPhase.READY, false, startedAt, false))
                .toList();
        return new Fleet(WEB, running, FleetCondition.STEADY);
    }

    @Test
    void eight_containers_are_inspected_at_a_time_and_not_more() {
        var together = new CyclicBarrier(AT_ONCE);
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        engineSays = request -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            await(together);
            now.decrementAndGet();
            return answer(request);
        };

        assertThat(inspections.starts(WEB, ids(3 * AT_ONCE))).hasSize(3 * AT_ONCE);

        assertThat(most).hasValueLessThanOrEqualTo(AT_ONCE);
    }

    @Test
    void an_engine_that_failed_to_answer_once_is_asked_no_more() {
        var together = new CyclicBarrier(AT_ONCE);
        engineSays = _ -> {
            await(together);
            throw new UncheckedIOException(new ConnectException("Connection refused"));
        };

        assertThatExceptionOfType(EngineUnavailable.class)
                .isThrownBy(() -> inspections.starts(WEB, ids(10 * AT_ONCE)))
                .withMessageContaining("Connection refused");

        assertThat(asked).hasSize(AT_ONCE);
    }

    @Test
    void without_an_answer_the_limits_known_before_still_hold() {
        inspections.limits(WEB, ids(1));
        engineSays = _ -> {
            throw new UncheckedIOException(new ConnectException("Connection refused"));
        };

        assertThat(inspections.limits(WEB, ids(2))).containsOnlyKeys(id(0));
    }

    @Test
    void a_container_whose_inspection_hangs_keeps_nobody_waiting_and_hides_no_other() {
        engineSays = request -> {
            if (request.path().contains("c1")) {
                hang();
            }
            return answer(request);
        };
        Instant begun = Instant.now();

        assertThat(inspections.limits(WEB, ids(3))).containsOnlyKeys(id(0), id(2));
        assertThat(inspections.addresses(fleet(START, 3))).containsOnlyKeys(id(0), id(2));
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new InterruptedIOException(e.getMessage()));
        }
    }

    private int inspectionsOf(ContainerId id) {
        return asked.getOrDefault("/containers/" + id.value() + "/json", new AtomicInteger())
                .get();
    }

    private static Set<ContainerId> ids(int count) {
        return IntStream.range(0, count).mapToObj(InspectionsTest::id).collect(Collectors.toSet());
    }

    private static ContainerId id(int number) {
        return new ContainerId("c" + number);
    }

    private static InputStream answer(Request request) {
        String[] path = request.path().split("/", -1);
        return path[1].equals("info") ? text("{\"NCPU\": 4, \"MemTotal\": 8000}") : text("""
                        {"Id": "%s", "State": {"StartedAt": "%s"}, "HostConfig": {"NanoCpus": 500000000},
                         "NetworkSettings": {"Networks": {
                             "a": {"IPAddress": "172.18.0.3", "GlobalIPv6Address": "fd00::3"}, "b": {"IPAddress": ""}}}}
                        """.formatted(path[2], START));
    }

    private static void await(CyclicBarrier others) {
        try {
            others.await(10, TimeUnit.SECONDS);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("not so many at a time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
