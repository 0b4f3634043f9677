package dev.plimsoll.adapters.activator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.activator.Backend.Seen;
import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.control.ActivatorListener.Outcome;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The activator over HTTP, with containers that are fakes.
@Timeout(60)
final class ActivatorTest {
    @Test
    void a_request_waits_for_the_container_that_it_calls_for() throws Exception {
        try (Town town = Town.patient()) {
            var answer = town.begin(town.request("/hello"));
            town.awaitTold(Outcome.HELD, 1);
            Eventually.get("it is asked for", () -> town.autoscaler().memory().activatedAt(), at -> at != null);
            assertThat(town.evaluations).hasValueGreaterThan(0);
            assertThat(town.requests()).isEqualTo(1);
            assertThat(answer).isNotDone();

            Backend container = town.containerStarts();

            assertThat(answer.get(5, SECONDS).statusCode()).isEqualTo(201);
            assertThat(container.seen).hasSize(1);
            town.awaitTold(Outcome.FORWARDED, 1);
            Eventually.get("it is over", town::requests, it -> it == 0);
        }
    }

    @Test
    void all_that_wait_are_answered_once_each() throws Exception {
        try (Town town = Town.patient()) {
            List<CompletableFuture<HttpResponse<String>>> answers = Stream.iterate(0, it -> it < 100, it -> it + 1)
                    .map(i -> town.begin(town.request("/" + i).POST(BodyPublishers.ofString("body " + i))))
                    .toList();
            town.awaitTold(Outcome.HELD, 100);

            Backend one = town.containerStarts();
            Set<String> statuses = new HashSet<>();
            for (var answer : answers) {
                statuses.add("" + answer.get(20, SECONDS).statusCode());
            }

            assertThat(statuses).containsOnly("201");
            assertThat(one.seen.stream().map(Seen::uri)).hasSize(100).doesNotHaveDuplicates();
            assertThat(one.seen)
                    .allSatisfy(it ->
                            assertThat(it.body()).isEqualTo("body " + it.uri().substring(1)));
        }
    }

    @Test
    void while_containers_answer_requests_go_to_each_in_turn() {
        try (Town town = Town.patient()) {
            Backend one = town.containerStarts();
            Backend two = town.containerStarts();

            for (int i = 0; i < 6; i++) {
                assertThat(town.send(town.request("/")).statusCode()).isEqualTo(201);
            }

            assertThat(one.seen).hasSize(3);
            assertThat(two.seen).hasSize(3);
            assertThat(town.told(Outcome.HELD)).isZero();
            town.awaitTold(Outcome.FORWARDED, 6);
        }
    }

    @Test
    void what_the_proxy_sent_arrives_and_what_the_container_says_returns() {
        try (Town town = Town.patient()) {
            Backend container = town.containerStarts();

            HttpResponse<String> answer = town.send(town.request("/a%2Fb//c?q=1&r=%20x")
                    .header("X-Forwarded-For", "192.0.2.7")
                    .header("X-Forwarded-Proto", "https")
                    .header("Cookie", "a=1")
                    .method("PATCH", BodyPublishers.ofString("changed")));

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.headers().allValues("x-answer")).containsExactly("one", "two");
            assertThat(answer.headers().allValues("date")).hasSize(1);
            assertThat(answer.body()).startsWith("container ");
            Seen seen = container.seen.getFirst();
            assertThat(seen.method()).isEqualTo("PATCH");
            assertThat(seen.uri()).isEqualTo("/a%2Fb//c?q=1&r=%20x");
            assertThat(seen.body()).isEqualTo("changed");
            assertThat(seen.headers())
                    .containsEntry("x-forwarded-for", List.of("192.0.2.7"))
                    .containsEntry("x-forwarded-proto", List.of("https"))
                    .containsEntry("cookie", List.of("a=1"))
                    .containsEntry("host", List.of("127.0.0.1:" + town.activator.port()))
                    .doesNotContainKeys("x-plimsoll-target", "forwarded");
        }
    }

    @Test
    void what_is_between_two_neighbours_stays_between_them() throws IOException {
        try (Town town = Town.patient();
                Raw raw = new Raw(town)) {
            Backend container = town.containerStarts();

            raw.head(
                    "GET /x?a=[1] HTTP/1.1",
                    "Host: shop.example",
                    "X-Plimsoll-Target: shop/web",
                    "Connection: keep-alive, Upgrade, X-Mine",
                    "X-Mine: 1",
                    "Keep-Alive: timeout=5",
                    "TE: trailers",
                    "Proxy-Authorization: Basic x",
                    "Upgrade: websocket");

            assertThat(raw.hear("\r\n\r\n")).startsWith("HTTP/1.1 201");
            assertThat(container.seen.getFirst().headers())
                    .containsEntry("host", List.of("shop.example"))
                    .doesNotContainKeys("x-mine", "keep-alive", "te", "proxy-authorization", "upgrade", "user-agent");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "GET", "OPTIONS", "DELETE"})
    void requests_without_a_body_pass(String method) {
        try (Town town = Town.patient()) {
            Backend container = town.containerStarts();

            assertThat(town.send(town.request("/").method(method, BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(201);
            assertThat(container.seen.getFirst().method()).isEqualTo(method);
        }
    }

    @Test
    void bodies_flow_both_ways_as_they_come() throws IOException {
        try (Town town = Town.patient();
                Raw raw = new Raw(town)) {
            // With chunks, the JDK's server keeps one until the next begins.
            raw.head("POST /echo HTTP/1.1", "Host: x", "X-Plimsoll-Target: shop/web", "Content-Length: 11");
            raw.say("first");
            town.awaitTold(Outcome.HELD, 1);
            town.containerStarts();

            assertThat(raw.hear("first")).startsWith("HTTP/1.1 200");
            raw.say("second");
            raw.hear("second");
            raw.hear("0\r\n\r\n");
            town.awaitTold(Outcome.FORWARDED, 1);
        }
    }

    @Test
    void who_waits_to_be_told_to_go_on_is_told() throws IOException {
        try (Town town = Town.patient();
                Raw raw = new Raw(town)) {
            Backend container = town.containerStarts();

            raw.head(
                    "POST / HTTP/1.1",
                    "Host: x",
                    "X-Plimsoll-Target: shop/web",
                    "Expect: 100-continue",
                    "Content-Length: 4");
            assertThat(raw.hear("\r\n\r\n")).startsWith("HTTP/1.1 100");
            raw.say("body");

            assertThat(raw.hear("\r\n\r\n")).startsWith("HTTP/1.1 201");
            assertThat(container.seen.getFirst().body()).isEqualTo("body");
        }
    }

    @Test
    void a_container_that_is_called_ready_and_does_not_listen_yet_is_waited_for() throws Exception {
        try (Town town = Town.patient()) {
            Endpoint soon = Backend.nowhere();
            town.platform.up(Town.WEB, 1);
            town.endpoints.add(soon);

            var answer = town.begin(town.request("/"));
            town.awaitTold(Outcome.HELD, 1);
            try (Backend _ = Backend.at(soon)) {
                assertThat(answer.get(5, SECONDS).statusCode()).isEqualTo(201);
            }
        }
    }

    @Test
    void a_request_that_reached_no_container_goes_to_the_next() {
        try (Town town = Town.patient()) {
            Backend gone = town.containerStarts();
            assertThat(town.send(town.request("/")).statusCode()).isEqualTo(201);
            gone.close();
            Backend next = town.containerStarts();

            HttpResponse<String> answer = town.send(town.request("/").POST(BodyPublishers.ofString("kept")));

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(next.seen.getFirst().body()).isEqualTo("kept");
            assertThat(town.told(Outcome.FAILED)).isZero();
        }
    }

    @Test
    void a_container_that_breaks_off_is_told_in_words() {
        try (Town town = Town.patient()) {
            town.containerStarts();

            HttpResponse<String> answer = town.send(town.request("/broken"));

            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).isEqualTo("plimsoll: the container broke off\n");
            assertThat(town.told(Outcome.FAILED)).isEqualTo(1);
        }
    }

    @Test
    void who_waited_in_vain_is_told_why() {
        try (Town town = Town.with(Duration.ofSeconds(1), 10, 10)) {
            assertThat(inVain(town)).isEqualTo("no container runs");
            town.platform.up(Town.WEB, 1);
            assertThat(inVain(town))
                    .isEqualTo("where its containers take requests is not known: is there a label plimsoll.port?");
            Endpoint nowhere = Backend.nowhere();
            town.endpoints.add(nowhere);
            assertThat(inVain(town)).isEqualTo("no connection to " + nowhere);
            town.platform.goAway("the engine is away");
            assertThat(inVain(town)).contains("the engine is away");
            assertThat(town.told(Outcome.TIMED_OUT)).isEqualTo(4);
            Eventually.get("nobody waits", town::requests, it -> it == 0);
        }
    }

    private static String inVain(Town town) {
        HttpResponse<String> answer = town.send(town.request("/"));
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).startsWith("plimsoll: no container answered within 1 s: ");
        return answer.body()
                .substring("plimsoll: no container answered within 1 s: ".length())
                .strip();
    }

    @Test
    void more_than_may_wait_are_sent_away_until_there_is_room() throws Exception {
        try (Town town = Town.with(Duration.ofMinutes(1), 2, 2)) {
            var one = town.begin(town.request("/1"));
            var two = town.begin(town.request("/2"));
            town.awaitTold(Outcome.HELD, 2);

            HttpResponse<String> third = town.send(town.request("/3"));

            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(third.headers().firstValue("retry-after")).contains("5");
            assertThat(third.body()).isEqualTo("plimsoll: too many requests wait for shop/web\n");
            town.containerStarts();
            assertThat(one.get(5, SECONDS).statusCode()).isEqualTo(201);
            assertThat(two.get(5, SECONDS).statusCode()).isEqualTo(201);
            Eventually.get("there is room", town::requests, it -> it == 0);
            assertThat(town.send(town.request("/4")).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void no_more_of_all_targets_wait_together() {
        try (Town town = Town.with(Duration.ofMinutes(1), 1, 1)) {
            town.platform.up(InMemoryPlatform.target("shop", "other"), 1);
            var _ = town.begin(town.request("/1"));
            town.awaitTold(Outcome.HELD, 1);

            HttpResponse<String> other = town.send(town.request("/2").setHeader(HoldingProxy.TARGET, "shop/other"));

            assertThat(other.body()).isEqualTo("plimsoll: too many requests wait for shop/other\n");
            town.containerStarts();
        }
    }

    @Test
    void what_nobody_brings_is_told_at_once() {
        try (Town town = Town.patient()) {
            Autoscaler asleep = town.autoscaler();
            town.autoscalers.update(asleep.with(Town.SETTINGS.disabled(), Town.LONG_AGO));

            HttpResponse<String> answer = town.send(town.request("/"));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("plimsoll: it is not woken, as its autoscaler is disabled\n");
            assertThat(town.told(Outcome.REFUSED)).isEqualTo(1);
        }
    }

    @Test
    void without_such_a_policy_a_container_that_is_on_its_way_is_still_waited_for() throws Exception {
        try (Town town = Town.patient()) {
            Settings other = new Settings(
                    Town.SETTINGS.bounds(),
                    List.of(new TargetTrackingPolicy(MetricName.CPU, 0.5)),
                    Behavior.DEFAULT,
                    false);
            town.autoscalers.update(town.autoscaler().with(other, Town.LONG_AGO));
            assertThat(town.send(town.request("/")).body())
                    .isEqualTo("plimsoll: it is not woken, as its autoscaler has no policy scale_to_zero\n");

            town.platform.up(Town.WEB, 1);
            var answer = Eventually.get(
                    "it is held", () -> town.begin(town.request("/")), it -> !isDoneWithin(it, Duration.ofMillis(300)));
            town.containerStarts();
            assertThat(answer.get(5, SECONDS).statusCode()).isEqualTo(201);
        }
    }

    private static boolean isDoneWithin(CompletableFuture<?> answer, Duration time) {
        try {
            answer.get(time.toMillis(), MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_is_not_known_is_told_in_words() {
        try (Town town = Town.patient()) {
            HttpResponse<String> answer = town.send(town.request("/").setHeader(HoldingProxy.TARGET, "none/web"));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("plimsoll: none/web is not known: app not found\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop", "/web", "shop/", "a/b/c", "a b/c"})
    void without_a_target_nothing_is_found(String target) {
        try (Town town = Town.patient()) {
            HttpResponse<String> answer = town.send(town.request("/").setHeader(HoldingProxy.TARGET, target));

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body())
                    .isEqualTo("plimsoll: the header X-Plimsoll-Target must name an app and a container type, such"
                            + " as shop/web\n");
        }
    }

    @Test
    void a_long_answer_keeps_its_container() throws Exception {
        try (Town town = Town.patient()) {
            Backend container = town.containerStarts();
            var answer = town.begin(town.request("/held"));
            var first = Eventually.get(
                    "it is asked for", () -> town.autoscaler().memory().activatedAt(), at -> at != null);

            Eventually.get("again", () -> town.autoscaler().memory().activatedAt(), at -> !first.equals(at));

            container.release();
            assertThat(answer.get(5, SECONDS).body()).isEqualTo("released");
        }
    }

    @Test
    void a_container_that_leaves_answers_what_it_has_and_gets_no_more() throws Exception {
        ContainerId id = new ContainerId("c1");
        try (Town town = Town.patient()) {
            Backend container = town.containerStarts();
            var answer = town.begin(town.request("/held"));
            Eventually.get("it has arrived", () -> container.seen.size(), it -> it == 1);

            town.inFlight.close(id, "127.0.0.1");
            assertThat(town.inFlight.isIdle(id)).isFalse();
            var next = town.begin(town.request("/next"));
            town.awaitTold(Outcome.HELD, 1);
            container.release();
            assertThat(answer.get(5, SECONDS).body()).isEqualTo("released");

            Eventually.get("it is idle", () -> town.inFlight.isIdle(id), it -> it);
            assertThat(container.seen).hasSize(1);
            town.inFlight.open(Set.of(id));
            assertThat(next.get(5, SECONDS).statusCode()).isEqualTo(201);
        }
    }

    /// A client that says exactly this.
    private static final class Raw implements AutoCloseable {
        private final Socket socket;
        private final StringBuilder heard = new StringBuilder();

        Raw(Town town) throws IOException {
            socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), town.activator.port());
            socket.setSoTimeout(10_000);
        }

        void head(String... lines) throws IOException {
            say(String.join("\r\n", lines) + "\r\n\r\n");
        }

        void say(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(US_ASCII));
            out.flush();
        }

        /// All up to this, which comes next.
        String hear(String end) throws IOException {
            InputStream in = socket.getInputStream();
            heard.setLength(0);
            while (heard.indexOf(end) < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new AssertionError("it ended after: " + heard);
                }
                heard.append((char) next);
            }
            return heard.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
