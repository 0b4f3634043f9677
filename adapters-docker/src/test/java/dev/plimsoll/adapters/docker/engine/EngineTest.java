package dev.plimsoll.adapters.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.adapters.docker.support.ScriptedTransport;
import dev.plimsoll.adapters.docker.support.SilentEngine;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class EngineTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void an_engine_that_never_answers_is_given_up_in_time_and_the_connection_is_closed() {
        try (SilentEngine silent = new SilentEngine();
                Engine engine = Engine.at(silent.host())) {
            Instant begin = Instant.now();

            assertThatExceptionOfType(EngineUnavailable.class)
                    .isThrownBy(() -> engine.get("/version", "shop/web: asking for the version", SHORT))
                    .withMessageContaining("shop/web: asking for the version")
                    .withCauseInstanceOf(TimeoutException.class);

            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(5));
            Eventually.get("the connection is closed", silent::connections, open -> open == 0);
        }
    }

    @Test
    void an_engine_that_is_not_there_is_unavailable_with_the_cause() {
        try (Engine engine = Engine.at(URI.create("unix:///no/such.sock"))) {
            assertThatExceptionOfType(EngineUnavailable.class)
                    .isThrownBy(() -> engine.get("/version", "asking for the version"))
                    .withMessageStartingWith("asking for the version: ")
                    .havingCause();
        }
    }

    @Test
    void an_engine_at_the_other_end_of_tcp_that_is_not_there_is_unavailable_too() {
        try (Engine engine = Engine.at(URI.create("tcp://127.0.0.1:1"))) {
            assertThatExceptionOfType(EngineUnavailable.class)
                    .isThrownBy(() -> engine.get("/version", "asking for the version"));
        }
    }

    @Test
    void a_stream_whose_reader_fails_is_closed_at_once() {
        String begin = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        try (SilentEngine engaged = new SilentEngine(begin + "9\r\n{\"a\": 1}\n\r\n");
                Engine engine = Engine.at(engaged.host())) {
            var failing = new FutureTask<>(() -> {
                try (EngineStream stream = engine.stream("/events", "following")) {
                    stream.forEach(_ -> {
                        throw new IllegalStateException("cannot read this");
                    });
                }
                return "read";
            });
            Thread.ofVirtual().start(failing);

            assertThatThrownBy(() -> failing.get(5, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(IllegalStateException.class);
            Eventually.get("the connection is closed", engaged::connections, open -> open == 0);
        }
    }

    @Test
    void an_answer_that_comes_after_its_deadline_is_closed() {
        var mayAnswer = new CountDownLatch(1);
        var isClosed = new AtomicBoolean();
        InputStream body = new ByteArrayInputStream(new byte[0]) {
            @Override
            public void close() {
                isClosed.set(true);
            }
        };
        try (Engine engine = new Engine(
                Engine.DEFAULT_HOST,
                _ -> new ScriptedTransport(_ -> {
                    awaitUninterrupted(mayAnswer);
                    return body;
                }))) {
            assertThatExceptionOfType(EngineUnavailable.class)
                    .isThrownBy(() -> engine.stream("/events", "following", SHORT))
                    .withCauseInstanceOf(TimeoutException.class);
            assertThat(isClosed).isFalse();

            mayAnswer.countDown();

            Eventually.get("the answer is closed", isClosed::get, closed -> closed);
        }
    }

    @Test
    void an_interrupted_caller_stays_interrupted() {
        try (SilentEngine silent = new SilentEngine();
                Engine engine = Engine.at(silent.host())) {
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(EngineUnavailable.class)
                    .isThrownBy(() -> engine.get("/version", "asking for the version"));

            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /// As a transport that is past the point where an interrupt ends it.
    private static void awaitUninterrupted(CountDownLatch latch) {
        boolean isInterrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException _) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
