package dev.plimsoll.adapters.loadbalancer.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.balancer.ServerLoad;
import dev.plimsoll.application.balancer.ServerPhase;
import dev.plimsoll.application.balancer.ServerState;
import dev.plimsoll.application.balancer.WantedServers;
import dev.plimsoll.application.port.PortFailure.BalancerUnavailable;
import dev.plimsoll.domain.fleet.ContainerId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Something at HAProxy's place that does not do as HAProxy does.
final class RuntimeApiTest {
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void one_that_takes_a_connection_and_says_nothing_is_given_up() throws IOException {
        try (ServerSocket silent = listening()) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> api(silent, SHORT).ask("show info"))
                    .withMessageContaining("did not answer within 100 ms");
        }
    }

    @Test
    void one_that_talks_without_end_is_given_up() throws IOException {
        try (ServerSocket flood = listening()) {
            Thread.ofVirtual().start(() -> talk(flood, "word\n".repeat(10_000), Integer.MAX_VALUE));

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> api(flood, LONG).ask("show info"))
                    .withMessageContaining("more than");
        }
    }

    @Test
    void one_that_is_not_haproxy_is_told_so() throws IOException {
        try (ServerSocket other = listening()) {
            Thread.ofVirtual().start(() -> talk(other, "220 mail.example ESMTP\r\n", 1));
            HaproxyLoadBalancer balancer = new HaproxyLoadBalancer(Haproxy.settings(at(other), "web"), LONG);

            assertThatExceptionOfType(BalancerUnavailable.class)
                    .isThrownBy(() -> balancer.reconcile(WantedServers.NONE))
                    .withMessageContaining("does not answer as HAProxy does: 220 mail.example");
        }
    }

    @Test
    void what_haproxy_has_against_a_container_is_told_with_it() throws IOException {
        String nobody = "1\n# be_id be_name srv_id srv_name\n\n# pxname,svname,\n\n";
        try (ServerSocket full = listening()) {
            Thread.ofVirtual()
                    .start(() -> List.of(nobody, "Cannot add server: no place.\n\nNo such server.\n", nobody)
                            .forEach(words -> talk(full, words, 1)));
            HaproxyLoadBalancer balancer = new HaproxyLoadBalancer(Haproxy.settings(at(full), "web"), LONG);
            ContainerId container = new ContainerId("a");

            assertThat(balancer.reconcile(
                            new WantedServers(Map.of(container, new Endpoint("172.18.0.3", 80)), Set.of())))
                    .containsEntry(
                            container,
                            new ServerState(
                                    ServerPhase.STARTING,
                                    new ServerLoad.Counted(0, 0),
                                    "Cannot add server: no place."));
        }
    }

    @Test
    void a_file_that_is_not_there_is_said_by_its_path() {
        RuntimeApi api = new RuntimeApi(Path.of("/no/such.sock").toString(), LONG);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> api.ask("show info"))
                .withMessageContaining("/no/such.sock");
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
    }

    private static RuntimeApi api(ServerSocket server, Duration deadline) {
        return new RuntimeApi(at(server), deadline);
    }

    private static String at(ServerSocket server) {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /// Takes what is asked, says the words so often, and hangs up.
    private static void talk(ServerSocket server, String words, int times) {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            int asked = socket.getInputStream().read(new byte[64 * 1024]);
            for (int i = 0; asked > 0 && i < times; i++) {
                out.write(words.getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
        } catch (IOException _) {
            // The other side has heard enough.
        }
    }
}
