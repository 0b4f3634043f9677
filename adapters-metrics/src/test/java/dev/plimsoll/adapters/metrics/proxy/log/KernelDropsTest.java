package dev.plimsoll.adapters.metrics.proxy.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class KernelDropsTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    @Test
    void what_a_full_buffer_makes_the_kernel_drop_is_known() throws IOException {
        try (DatagramChannel deaf = DatagramChannel.open(StandardProtocolFamily.INET);
                DatagramChannel sender = DatagramChannel.open(StandardProtocolFamily.INET)) {
            deaf.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
            deaf.bind(new InetSocketAddress(HERE, 0));
            InetSocketAddress address = (InetSocketAddress) deaf.getLocalAddress();
            assertThat(KernelDrops.of(HERE, address.getPort())).hasValue(0);

            for (int i = 0; i < 100; i++) {
                sender.send(ByteBuffer.allocate(1000), address);
            }

            assertThat(KernelDrops.of(HERE, address.getPort()).orElseThrow()).isBetween(50L, 100L);
        }
    }

    @Test
    void the_socket_is_found_by_address_and_port() {
        String sockets = """
                   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
                  100: 00000000:1414 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 111 2 0000000000000000 5
                  101: 0100007F:1414 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 112 2 0000000000000000 7
                """;

        assertThat(KernelDrops.of(sockets.lines(), HERE, 0x1414)).hasValue(7);
        assertThat(KernelDrops.of(sockets.lines(), HERE, 0x1415)).isEmpty();
        assertThat(KernelDrops.of(Stream.empty(), HERE, 0x1414)).isEmpty();
    }
}
