package dev.plimsoll.adapters.metrics.redis;

import static dev.plimsoll.adapters.metrics.server.Declarations.names;
import static dev.plimsoll.adapters.metrics.server.Declarations.total;
import static dev.plimsoll.adapters.metrics.server.Declarations.why;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.metrics.server.Declarations;
import dev.plimsoll.adapters.metrics.server.OwnServer;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.contract.MetricsSourceContract;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.application.metric.Origin.RedisFigure;
import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XReadGroupParams;

/// The kit and every figure, of a real Redis with a password and users.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedisMetricsTest extends MetricsSourceContract {
    private final OwnServer redis = server().start();
    private final URI url = url(redis, ":s3%3Acr%40t", "/2");
    private final RedisMetrics kit = source(url, Map.of("depth", length("jobs")));

    @BeforeAll
    void fill() {
        try (Jedis people = new Jedis(url)) {
            people.rpush("jobs", "a", "b", "c");
            IntStream.range(0, 5).forEach(i -> people.xadd("events", StreamEntryID.NEW_ENTRY, Map.of("n", "" + i)));
            people.xgroupCreate("events", "workers", new StreamEntryID("0-0"), false);
            people.xreadGroup(
                    "workers",
                    "one",
                    XReadGroupParams.xReadGroupParams().count(2),
                    Map.of("events", StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
            people.set("text", "x");
            people.aclSetUser("reader", "on", ">pw", "~jobs", "+llen", "+type", "+select");
        }
    }

    @AfterAll
    void clean_up() {
        kit.close();
        redis.close();
    }

    @Override
    protected MetricsSource source() {
        return kit;
    }

    @Override
    protected Fleet measurable() {
        return Declarations.two();
    }

    @Override
    protected Set<MetricName> totals() {
        return names("depth");
    }

    @Test
    void lists_and_streams_have_a_length() {
        assertThat(total(reading(length("jobs")))).isEqualTo(3);
        assertThat(total(reading(length("events")))).isEqualTo(5);
    }

    @Test
    void a_key_that_does_not_exist_is_an_empty_list() {
        assertThat(total(reading(length("nothing")))).isZero();
    }

    @Test
    void entries_that_a_group_has_and_did_not_acknowledge_are_pending() {
        assertThat(total(reading(pending("events", "workers")))).isEqualTo(2);
    }

    @Test
    void what_is_no_queue_is_missing_in_words() {
        assertThat(why(reading(length("text"))))
                .isEqualTo("the key 'text' is neither a list nor a stream, but a string");
        assertThat(why(reading(pending("jobs", "workers")))).startsWith("Redis answers WRONGTYPE");
        assertThat(why(reading(pending("events", "idlers")))).startsWith("Redis answers NOGROUP");
        assertThat(why(reading(pending("nothing", "workers")))).startsWith("Redis answers NOGROUP");
    }

    @Test
    void the_database_of_the_url_is_read() {
        assertThat(total(reading(url(redis, ":s3%3Acr%40t", "/3"), length("jobs"))))
                .isZero();
        assertThat(total(reading(url(redis, ":s3%3Acr%40t", ""), length("jobs"))))
                .isZero();
        assertThat(why(reading(url(redis, ":s3%3Acr%40t", "/99"), length("jobs"))))
                .startsWith("Redis answers ERR DB index");
    }

    @Test
    void a_user_with_few_rights_is_enough() {
        assertThat(total(reading(url(redis, "reader:pw", "/2"), length("jobs"))))
                .isEqualTo(3);
        assertThat(why(reading(url(redis, "reader:pw", "/2"), length("events"))))
                .startsWith("Redis answers NOPERM");
    }

    @Test
    void a_wrong_password_is_missing_in_words_without_the_password() {
        assertThat(why(reading(url(redis, ":guessed", "/2"), length("jobs"))))
                .startsWith("Redis answers WRONGPASS")
                .doesNotContain("guessed");
        assertThat(why(reading(URI.create("redis://127.0.0.1:" + redis.port()), length("jobs"))))
                .startsWith("Redis answers NOAUTH");
    }

    @Test
    void a_server_that_dies_is_missing_and_read_again_when_it_is_back() {
        try (OwnServer mortal = server().start();
                RedisMetrics source = source(url(mortal, ":s3%3Acr%40t", ""), Map.of("m", length("jobs")))) {
            assertThat(total(Declarations.read(source, Declarations.two(), "m")))
                    .isZero();

            mortal.kill();
            assertThat(why(Declarations.read(source, Declarations.two(), "m")))
                    .isEqualTo("127.0.0.1:" + mortal.port() + " did not answer: Connection refused");

            mortal.start();
            Eventually.get(
                    "a length",
                    () -> Declarations.read(source, Declarations.two(), "m"),
                    Reading.Total.class::isInstance);
        }
    }

    private Reading reading(Origin origin) {
        return reading(url, origin);
    }

    private static Reading reading(URI url, Origin origin) {
        try (RedisMetrics source = source(url, Map.of("m", origin))) {
            return Declarations.read(source, Declarations.two(), "m");
        }
    }

    private static Origin length(String key) {
        return new Origin.Redis(key, RedisFigure.LENGTH, null);
    }

    private static Origin pending(String key, String group) {
        return new Origin.Redis(key, RedisFigure.PENDING, group);
    }

    private static RedisMetrics source(URI url, Map<String, Origin> origins) {
        return new RedisMetrics(url, app -> Declarations.of(app, origins));
    }

    private static URI url(OwnServer server, String login, String database) {
        return URI.create("redis://" + login + "@127.0.0.1:" + server.port() + database);
    }

    private static OwnServer server() {
        Path folder = OwnServer.newFolder();
        int port = OwnServer.freePort();
        return new OwnServer(
                folder,
                Map.of(),
                port,
                Stream.concat(
                                Stream.of(OwnServer.binary(
                                        "redis-server", "/usr/bin/redis-server", "/usr/local/bin/redis-server")),
                                Stream.of("--bind 127.0.0.1", "--port " + port, "--requirepass s3:cr@t", "--save ''")
                                        .flatMap(option -> Stream.of(option.split(" "))))
                        .toArray(String[]::new));
    }
}
