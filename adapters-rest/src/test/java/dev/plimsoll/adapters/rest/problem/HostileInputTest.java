package dev.plimsoll.adapters.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.adapters.rest.fixture.Described;
import dev.plimsoll.adapters.rest.fixture.Garbage;
import dev.plimsoll.adapters.rest.fixture.HostileRequests;
import dev.plimsoll.adapters.rest.fixture.HostileRequests.Route;
import dev.plimsoll.adapters.rest.fixture.RawAnswer;
import dev.plimsoll.adapters.rest.fixture.RawRequest;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.balancer.TraefikServices;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryPlatform;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
final class HostileInputTest {
    private static final String PATH = "/v1/apps/shop/autoscalers";
    private static final String FIELDS = """
            {"container_type":"web","min_containers":1,"max_containers":10,"metric":"cpu","target":0.6}""";

    /// Names of classes and lines of stack traces.
    private static final Pattern INSIDE = Pattern.compile(
            "\\b(java|javax|jakarta|io|com|org|dev|reactor)\\.[a-z]+\\.[a-zA-Z.]*[A-Z]|\\tat |[a-z]Exception\\b");

    @Inject
    Api api;

    @Inject
    Router router;

    @Inject
    InMemoryPlatform platform;

    @Inject
    InMemoryAutoscalerRepository autoscalers;

    @Inject
    TraefikServices traefik;

    @AfterEach
    void end() {
        traefik.remove("web");
    }

    @BeforeEach
    void a_shop_without_autoscalers() {
        traefik.put("web", Set.of()); // before all is known, 503 is the answer
        platform.up(InMemoryPlatform.target("shop", "web"), 1);
        autoscalers.list().forEach(left -> autoscalers.delete(left.id()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void random_json_is_never_a_500(long seed) {
        Garbage garbage = new Garbage(new Random(seed));
        String id = String.valueOf(api.send("POST", PATH, "{\"autoscaler\":" + FIELDS + "}")
                .object("autoscaler")
                .get("id"));
        for (int round = 0; round < 100; round++) {
            String fields = garbage.autoscaler();
            expectRefusalOrSuccess(api.sendGarbage("POST", PATH, "{\"autoscaler\":" + fields + "}"), fields);
            expectRefusalOrSuccess(api.sendGarbage("PATCH", PATH + "/" + id, fields), fields);
            String broken = garbage.broken(fields);
            expectRefusalOrSuccess(api.sendGarbage("PUT", PATH + "/" + id, broken), broken);
        }
    }

    /// Routes are the router's own, so new ones are asked as soon as there are any. Other seeds and more requests:
    /// `-Dplimsoll.fuzz.seed=7 -Dplimsoll.fuzz.requests=100000`.
    @Test
    void no_route_breaks_hangs_or_tells_of_its_inside() {
        long seed = Long.getLong("plimsoll.fuzz.seed", 1);
        int count = Integer.getInteger("plimsoll.fuzz.requests", 4_000);
        List<Route> routes = routes();
        HostileRequests requests = new HostileRequests(routes, known(), seed);
        long begun = System.nanoTime();

        List<String> failures = IntStream.range(0, count)
                .parallel()
                .mapToObj(number -> failure(requests.request(number), "seed " + seed + ", request " + number))
                .flatMap(Optional::stream)
                .toList();

        System.out.printf(
                Locale.ROOT,
                "%d hostile requests to %d routes in %.1f s, seed %d%n",
                count,
                routes.size(),
                (System.nanoTime() - begun) / 1e9,
                seed);
        assertThat(routes).hasSizeGreaterThan(40);
        assertThat(failures).isEmpty();
    }

    @Test
    void deep_nesting_is_refused() {
        String arrays = "{\"autoscaler\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        String objects = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);

        assertThat(api.send("POST", PATH, arrays).status()).isEqualTo(400);
        assertThat(api.send("POST", PATH, objects).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "1E+2147483648"})
    void numbers_beyond_all_bounds_are_refused(String number) {
        String body = "{\"autoscaler\":" + FIELDS.replace(":10", ":" + number) + "}";

        assertThat(api.send("POST", PATH, body).status()).isIn(400, 422);
    }

    @Test
    void a_number_of_a_hundred_thousand_digits_is_refused() {
        String body = "{\"autoscaler\":" + FIELDS.replace(":10", ":" + "9".repeat(100_000)) + "}";

        assertThat(api.send("POST", PATH, body).status()).isIn(400, 422);
    }

    @Test
    void of_a_key_that_stands_twice_the_last_counts() {
        String body = "{\"autoscaler\":" + FIELDS.replace("{", "{\"max_containers\":3,") + "}";

        assertThat(api.send("POST", PATH, body).object("autoscaler").get("max_containers"))
                .isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/apps/%00",
                "/v1/apps/%ff",
                "/v1/apps/%2e%2e%2f",
                "/v1/apps/..",
                "/v1/apps/%F0%9F%90%B3",
                "/v1/apps/a%0d%0aX:y",
                "/v1/apps//autoscalers",
                "/v1/apps/shop/autoscalers/%7B%7D",
                "/v1/apps/shop/autoscalers/'%20or%201=1",
                "/v1/apps/shop;v=1/autoscalers/x",
                "/v1//apps/none"
            })
    void strange_paths_are_not_found(String path) {
        Answer answer = api.get(path);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.body()).contains("\"error\":");
    }

    // Of a request whose path is no URI the framework drops the headers, so that it counts as one without a token: 401.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/apps/%zz HTTP/1.1",
                "GET /v1/apps/a b HTTP/1.1",
                "GET /v1/apps/{} HTTP/1.1",
                "GET /v1/apps/shop/events?page=%zz HTTP/1.1",
                "GET /v1/apps/[ HTTP/1.1",
                "GET http:// HTTP/1.1",
                "BREW /v1/apps HTTP/1.1",
                "GET ? HTTP/1.1",
                "GET"
            })
    void malformed_requests_are_refused(String line) {
        String answer = RawRequest.send(
                api.port(),
                line + "\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + Api.tokenOf(Role.OPERATOR)
                        + "\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1\\.[01] 4.*\r\n\r\n\\{.*\"error\":\"[a-zA-Z ]+\"}");
    }

    @Test
    void headers_without_end_are_refused() {
        String answer = RawRequest.send(
                api.port(), "GET /v1/apps HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(100_000) + "\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1\\.[01] 4.*\r\n\r\n\\{\"error\":\"[a-zA-Z ]+\"}");
    }

    private List<Route> routes() {
        return router.uriRoutes()
                .map(route -> new Route(
                        route.getHttpMethodName(), route.getUriMatchTemplate().toPathString()))
                .distinct()
                .sorted(Comparator.comparing(Route::template).thenComparing(Route::method))
                .toList();
    }

    /// What stands in a path so that it leads somewhere.
    private Map<String, List<String>> known() {
        admin("/v1/apps", "{\"app\":{\"name\":\"our-own\"}}");
        admin("/v1/apps/our-own/container_types", "{\"container_type\":{\"name\":\"web\",\"image\":\"web\"}}");
        String autoscaler = String.valueOf(api.send("POST", PATH, "{\"autoscaler\":" + FIELDS + "}")
                .object("autoscaler")
                .get("id"));
        String simulation =
                String.valueOf(api.send("POST", "/v1/simulations", "{\"simulation\":{\"trace\":[[0,1],[60,2]]}}")
                        .object("simulation")
                        .get("id"));
        return Map.of(
                "app", List.of("shop", "our-own"),
                "id", List.of(autoscaler, simulation),
                "metric", List.of("cpu"),
                "type", List.of("web"),
                "index", List.of("1"),
                "name", List.of("carts", "web"));
    }

    private void admin(String path, String body) {
        assertThat(api.send(Api.as(Role.ADMIN, api.request("POST", path, body))).status())
                .isEqualTo(201);
    }

    private Optional<String> failure(byte[] request, String which) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        try {
            String answer = RawRequest.send(api.port(), request);
            return wrong(text, RawAnswer.of(answer))
                    .map(what -> which + ": " + what + "\n" + text.substring(0, Math.min(text.length(), 2_000))
                            + "\n--\n" + answer);
        } catch (UncheckedIOException | AssertionError broken) {
            return Optional.of(which + ": " + broken + "\n" + text);
        }
    }

    /// What is wrong with an answer, if anything is.
    private static Optional<String> wrong(String request, RawAnswer answer) {
        if (answer.status() >= 500) {
            return Optional.of("a defect");
        }
        if (INSIDE.matcher(answer.body()).find()) {
            return Optional.of("tells of its inside");
        }
        if (answer.body().isEmpty()) {
            boolean isError = answer.status() >= 400 && !request.startsWith("HEAD ");
            return isError ? Optional.of("an error without a body") : Optional.empty();
        }
        List<String> faults =
                Described.DOCUMENT.faults(RawRequest.described(request, answer).unsent());
        if (!faults.isEmpty()) {
            return Optional.of("not as the document says: " + faults);
        }
        boolean isJson = answer.header("content-type").startsWith("application/json");
        boolean isFigures = answer.status() == 200 && request.startsWith("GET /prometheus");
        return isJson || isFigures ? Optional.empty() : Optional.of("no JSON");
    }

    private static void expectRefusalOrSuccess(Answer answer, String body) {
        assertThat(answer.status()).as(body).isIn(200, 201, 400, 404, 422);
        switch (answer.status()) {
            case 422 -> assertThat(answer.object("errors")).as(body).isNotEmpty();
            case 400, 404 -> assertThat(answer.json().get("error")).as(body).isInstanceOf(String.class);
            default -> assertThat(answer.object("autoscaler")).as(body).isNotEmpty();
        }
    }
}
