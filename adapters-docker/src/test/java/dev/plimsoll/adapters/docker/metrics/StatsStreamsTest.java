package dev.plimsoll.adapters.docker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.adapters.docker.support.Feed;
import dev.plimsoll.adapters.docker.support.ScriptedTransport;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.domain.fleet.ContainerId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatsStreamsTest {
    private static final ContainerId ID = new ContainerId("c1");

    private final SettableClock clock = new SettableClock();
    private final Feed feed = new Feed();
    private final AtomicInteger opened = new AtomicInteger();
    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private final StatsStreams streams = new StatsStreams(
            new Engine(
                    Engine.DEFAULT_HOST,
                    _ -> new ScriptedTransport(_ -> {
                        opened.incrementAndGet();
                        return feed;
                    })),
            clock);

    @AfterEach
    void clean_up() {
        streams.close();
    }

    @Test
    void a_stream_that_nobody_asks_for_any_more_ends() {
        streams.follow(ID, taken::add);
        sendAndAwait(1);

        clock.advance(Duration.ofSeconds(61));
        feed.send(sample());

        Eventually.get("the stream is closed", feed::isClosed, closed -> closed);
    }

    @Test
    void a_stream_that_is_asked_for_again_and_again_goes_on() {
        streams.follow(ID, taken::add);
        for (int count = 1; count <= 8; count++) {
            sendAndAwait(count);
            clock.advance(Duration.ofSeconds(9));
            streams.follow(ID, taken::add);
        }

        sendAndAwait(9);
        assertThat(feed.isClosed()).isFalse();
    }

    @Test
    void a_stream_that_ended_is_opened_anew_for_who_asks_again() {
        streams.follow(ID, taken::add);
        clock.advance(Duration.ofSeconds(61));
        feed.send(sample());
        Eventually.get("the stream is closed", feed::isClosed, closed -> closed);
        feed.open();

        Eventually.get(
                "a sample of the new stream",
                () -> {
                    streams.follow(ID, taken::add);
                    feed.send(sample());
                    return taken.size();
                },
                count -> count > 1);
    }

    @Test
    void a_stream_that_says_nothing_for_long_is_opened_anew() {
        streams.follow(ID, taken::add);
        sendAndAwait(1);
        clock.advance(Duration.ofSeconds(10));
        streams.follow(ID, taken::add);
        sendAndAwait(2);

        clock.advance(Duration.ofSeconds(11));
        streams.follow(ID, taken::add);

        Eventually.get("the mute stream is closed", feed::isClosed, closed -> closed);
        feed.open();
        sendAndAwait(3);
        assertThat(opened).hasValue(2);
    }

    private void sendAndAwait(int count) {
        feed.send(sample());
        Eventually.get("the sample is taken", taken::size, size -> size == count);
    }

    private static String sample() {
        ObjectNode stats = Json.object();
        stats.putObject("cpu_stats").putObject("cpu_usage").put("total_usage", 1_500);
        return stats.toString();
    }
}
