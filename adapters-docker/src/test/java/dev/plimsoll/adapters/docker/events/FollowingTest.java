package dev.plimsoll.adapters.docker.events;

import static dev.plimsoll.adapters.docker.support.ScriptedTransport.text;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.inspect.Inspections;
import dev.plimsoll.adapters.docker.support.Feed;
import dev.plimsoll.adapters.docker.support.ScriptedTransport;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.FleetCondition;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an Engine says that nobody expects does not end the following.
class FollowingTest {
    private static final Map<String, String> ANSWERS = Map.of(
            "/info",
            "{\"SystemTime\": \"2026-01-01T12:00:00Z\", \"NCPU\": 4, \"MemTotal\": 8000}",
            "/containers/json",
            "[]",
            "/networks",
            "[]");

    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"/info", "/containers/json", "/networks"})
    void an_answer_that_makes_no_sense_is_asked_for_again(String path) {
        staysInStep(request -> path(request).equals(path) && times(path) == 1
                ? text("[{\"SystemTime\": \"soon\", \"State\": \"odd\", \"Labels\": "
                        + "{\"com.docker.compose.project\": \"shop\", \"com.docker.compose.service\": \"web\"}}]")
                : answer(request));
    }

    @Test
    void a_container_that_was_updated_is_asked_anew_what_it_may_use() {
        Feed stream = new Feed();
        AtomicLong memory = new AtomicLong(500);
        Function<Request, InputStream> engineSays = request -> {
            if (request.path().startsWith("/containers/c1")) {
                return text("{\"HostConfig\": {\"Memory\": %d}}".formatted(memory.get()));
            }
            return isStream(request) && request.path().contains("update") ? stream : answer(request);
        };
        try (Engine engine = new Engine(Engine.DEFAULT_HOST, _ -> new ScriptedTransport(engineSays))) {
            Inspections inspections = new Inspections(engine);
            try (DockerFleetEvents events = DockerFleetEvents.following(engine, inspections, InstantSource.system())) {
                awaitInStep(events);
                awaitMemory(inspections, 500);

                memory.set(2_000);
                stream.send("{\"Type\": \"container\", \"Action\": \"update\", \"Actor\": {\"ID\": \"c1\"}}");

                awaitMemory(inspections, 2_000);
            }
        }
    }

    private static void awaitMemory(Inspections inspections, long bytes) {
        ContainerId id = new ContainerId("c1");
        Eventually.get(
                bytes + " bytes",
                () -> inspections.limits(Scene.WEB, Set.of(id)),
                limits -> limits.containsKey(id) && limits.get(id).memoryBytes() == bytes);
    }

    private void staysInStep(Function<Request, InputStream> engineSays) {
        try (Engine engine = new Engine(Engine.DEFAULT_HOST, _ -> new ScriptedTransport(engineSays));
                DockerFleetEvents events =
                        DockerFleetEvents.following(engine, new Inspections(engine), InstantSource.system())) {
            awaitInStep(events);
        }
    }

    private static void awaitInStep(DockerFleetEvents events) {
        Eventually.get(
                "in step",
                () -> events.condition(Scene.WEB, List.of()),
                condition -> condition == FleetCondition.STOPPED_BY_REQUEST);
    }

    private int times(String what) {
        return asked.computeIfAbsent(what, _ -> new AtomicInteger()).incrementAndGet();
    }

    private static InputStream answer(Request request) {
        return isStream(request) ? new Feed() : text(ANSWERS.getOrDefault(path(request), ""));
    }

    private static boolean isStream(Request request) {
        return path(request).equals("/events") && !request.path().contains("until=");
    }

    private static String path(Request request) {
        return request.path().replaceFirst("\\?.*", "");
    }
}
