package dev.plimsoll.adapters.metrics.proxy.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.plimsoll.adapters.metrics.proxy.support.FakeHaproxy;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatsSocketTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    @Test
    void all_that_is_said_until_the_end_is_the_answer() throws IOException {
        String longAnswer = "line\n".repeat(100_000);
        try (FakeHaproxy haproxy = new FakeHaproxy(FakeHaproxy.answering(longAnswer))) {
            assertThat(new StatsSocket(haproxy.path(), DEADLINE).ask("show info"))
                    .isEqualTo(longAnswer);
        }
    }

    @Test
    void one_that_accepts_and_never_answers_is_given_up() {
        try (FakeHaproxy haproxy = new FakeHaproxy(FakeHaproxy.silent())) {
            assertThatThrownBy(() -> new StatsSocket(haproxy.path(), Duration.ofMillis(50)).ask("show info"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(haproxy.path().toString())
                    .hasMessageContaining("did not answer within 50 ms");
        }
    }

    @Test
    void one_that_talks_without_end_is_given_up() {
        try (FakeHaproxy haproxy = new FakeHaproxy(FakeHaproxy.flooding())) {
            assertThatThrownBy(() -> new StatsSocket(haproxy.path(), DEADLINE).ask("show info"))
                    .hasMessageContaining("more than");
        }
    }

    @Test
    void one_that_has_stopped_and_whose_backlog_is_full_is_given_up(@TempDir Path folder) throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("full.sock"));
        List<SocketChannel> waiting = new ArrayList<>();
        try (ServerSocketChannel stopped = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            stopped.bind(address, 1);
            while (isTaken(address, waiting)) {
                assertThat(waiting).hasSizeLessThan(1_000);
            }

            assertTimeoutPreemptively(
                    DEADLINE.multipliedBy(2),
                    () -> assertThatThrownBy(() -> new StatsSocket(address.getPath(), DEADLINE).ask("show info"))
                            .isInstanceOf(IOException.class)
                            .hasMessageContaining(address.getPath().toString()));
        } finally {
            for (SocketChannel channel : waiting) {
                channel.close();
            }
        }
    }

    private static boolean isTaken(UnixDomainSocketAddress address, List<SocketChannel> waiting) throws IOException {
        SocketChannel next = SocketChannel.open(StandardProtocolFamily.UNIX);
        waiting.add(next);
        next.configureBlocking(false);
        try {
            return next.connect(address);
        } catch (SocketException _) {
            return false;
        }
    }

    @Test
    void a_socket_that_is_not_there_is_said_by_its_path() {
        assertThatThrownBy(() -> new StatsSocket(Path.of("/no/such.sock"), DEADLINE).ask("show info"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/no/such.sock");
    }
}
