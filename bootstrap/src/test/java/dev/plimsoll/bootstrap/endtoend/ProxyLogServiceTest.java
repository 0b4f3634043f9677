package dev.plimsoll.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The log of proxies is listened for when that is configured, and only then.
@Timeout(120)
class ProxyLogServiceTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    @TempDir
    Path folder;

    @Test
    void lines_of_proxies_are_counted_in_health() throws IOException {
        int port = freePort();
        try (Service service = Service.startWith(folder, Map.of("PLIMSOLL_PROXY_LOG_PORT", String.valueOf(port)))) {
            send(port, "{\"b\":\"web\",\"s\":\"web-1\",\"r\":1,\"st\":200}");

            Await.until(
                    "the line is counted",
                    Duration.ofSeconds(10),
                    () -> service.get("/health")
                                    .at("/details/sources/haproxy/lines_taken")
                                    .asInt()
                            == 1);
        }
    }

    @Test
    void without_its_options_there_is_no_such_source() {
        try (Service service = Service.start(folder)) {
            assertThat(service.get("/health").at("/details/sources/haproxy").isMissingNode())
                    .isTrue();
        }
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, HERE)) {
            return socket.getLocalPort();
        }
    }

    private static void send(int port, String line) throws IOException {
        byte[] bytes = line.getBytes(UTF_8);
        try (DatagramSocket sender = new DatagramSocket()) {
            sender.send(new DatagramPacket(bytes, bytes.length, HERE, port));
        }
    }
}
