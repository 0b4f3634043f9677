package dev.plimsoll.adapters.docker.events;

import static dev.plimsoll.adapters.docker.support.ScriptedTransport.text;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.support.ScriptedTransport;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.domain.fleet.FleetCondition;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an Engine says that nobody expects does not end the following.
class FollowingTest {
    private static final Map<String, String> ANSWERS =
            Map.of("/info", "{\"SystemTime\": \"2026-01-01T12:00:00Z\"}", "/containers/json", "[]", "/networks", "[]");

    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"/info", "/containers/json", "/networks"})
    void an_answer_that_makes_no_sense_is_asked_for_again(String path) {
        staysInStep(request -> path(request).equals(path) && times(path) == 1
                ? text("[{\"SystemTime\": \"soon\", \"State\": \"odd\", \"Labels\": "
                        + "{\"com.docker.compose.project\": \"shop\", \"com.docker.compose.service\": \"web\"}}]")
                : answer(request));
    }

    private void staysInStep(Function<Request, InputStream> engineSays) {
        try (Engine engine = new Engine(Engine.DEFAULT_HOST, _ -> new ScriptedTransport(engineSays));
                DockerFleetEvents events = DockerFleetEvents.following(engine, InstantSource.system())) {
            Eventually.get(
                    "in step",
                    () -> events.condition(Scene.WEB, List.of()),
                    condition -> condition == FleetCondition.STOPPED_BY_REQUEST);
        }
    }

    private int times(String what) {
        return asked.computeIfAbsent(what, _ -> new AtomicInteger()).incrementAndGet();
    }

    private static InputStream answer(Request request) {
        return isStream(request) ? new Endless() : text(ANSWERS.getOrDefault(path(request), ""));
    }

    private static boolean isStream(Request request) {
        return path(request).equals("/events") && !request.path().contains("until=");
    }

    private static String path(Request request) {
        return request.path().replaceFirst("\\?.*", "");
    }

    /// Says nothing until its reader is interrupted.
    private static final class Endless extends InputStream {
        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return read();
        }

        @Override
        public int read() throws IOException {
            try {
                new CountDownLatch(1).await();
                return -1;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }
}
