package dev.plimsoll.adapters.metrics.proxy.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.contract.Eventually;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

final class ProxyLogTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final String LINE = "{\"b\":\"web\",\"s\":\"web-%d\",\"r\":1,\"st\":200}";

    @Test
    void lines_of_all_kinds_are_taken_and_those_that_cannot_be_read_are_counted() throws IOException {
        try (ProxyLog log = listening(0);
                DatagramSocket sender = new DatagramSocket()) {
            send(sender, log.port(), LINE.formatted(1));
            send(sender, log.port(), "");
            send(sender, log.port(), "\u0000\u0001 garbage");
            send(sender, log.port(), "{".repeat(60_000));
            send(sender, log.port(), "{\"b\":\"web\",\"s\":\"<NOSRV>\",\"r\":-1,\"st\":503}");
            send(sender, log.port(), LINE.formatted(2));

            Eventually.get("six lines", () -> fact(log, "lines_taken"), taken -> taken == 6);
            assertThat(log.facts())
                    .containsEntry("lines_not_parsed", 3L)
                    .containsEntry("lines_without_server", 1L)
                    .containsEntry("lines_dropped_by_kernel", 0L)
                    .containsEntry("receive_buffer_wanted_bytes", 8L * 1024 * 1024);
            assertThat(log.counts().servers()).extracting(Server::name).containsExactlyInAnyOrder("web-1", "web-2");
        }
    }

    @Test
    void what_the_kernel_granted_is_told() {
        try (ProxyLog log = listening(0)) {
            assertThat(fact(log, "receive_buffer_bytes")).isPositive().isLessThanOrEqualTo(ProxyLog.WANTED_BUFFER);
        }
    }

    @Test
    void a_port_that_is_taken_is_said_and_used_once_it_is_free() throws IOException {
        DatagramSocket other = new DatagramSocket(new InetSocketAddress(HERE, 0));
        int port = other.getLocalPort();
        try (ProxyLog log = listening(port);
                DatagramSocket sender = new DatagramSocket()) {
            assertThat(log.problem()).contains("cannot listen at udp 127.0.0.1:" + port);

            other.close();

            Eventually.get("listens", () -> log.problem() == null, listens -> listens);
            send(sender, port, LINE.formatted(1));
            Eventually.get("a line", () -> fact(log, "lines_taken"), taken -> taken == 1);
        } finally {
            other.close();
        }
    }

    @Test
    void a_listener_that_ends_for_want_of_memory_says_so() throws IOException {
        AtomicBoolean isFull = new AtomicBoolean();
        LongSupplier nanoTime = () -> {
            if (isFull.get()) {
                throw new OutOfMemoryError("no more heap");
            }
            return System.nanoTime();
        };
        try (ProxyLog log = ProxyLog.listeningAt(new InetSocketAddress(HERE, 0), nanoTime);
                DatagramSocket sender = new DatagramSocket()) {
            int port = log.port();
            isFull.set(true);

            send(sender, port, LINE.formatted(1));

            Eventually.get(
                    "said",
                    () -> String.valueOf(log.problem()),
                    problem -> problem.contains("listens no more at udp 127.0.0.1:" + port + ": no more heap"));
        }
    }

    @RepeatedTest(20)
    void once_closed_its_port_is_free() throws IOException {
        ProxyLog log = listening(0);
        int port = log.port();

        log.close();

        try (DatagramSocket next = new DatagramSocket(new InetSocketAddress(HERE, port))) {
            assertThat(next.getLocalPort()).isEqualTo(port);
        }
    }

    private static long fact(ProxyLog log, String name) {
        return log.facts().getOrDefault(name, -1L);
    }

    private static ProxyLog listening(int port) {
        return ProxyLog.listeningAt(new InetSocketAddress(HERE, port));
    }

    private static void send(DatagramSocket sender, int port, String line) throws IOException {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        sender.send(new DatagramPacket(bytes, bytes.length, HERE, port));
    }
}
