package dev.plimsoll.adapters.metrics.proxy.stats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/// HAProxy's stats socket: one connection for each question. Thread-safe.
final class StatsSocket {
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int CHUNK = 64 * 1024;

    private final Path path;
    private final Duration deadline;

    StatsSocket(Path path, Duration deadline) {
        this.path = path;
        this.deadline = deadline;
    }

    /// Asks, and answers all that HAProxy says until it closes the connection.
    ///
    /// @param commands parted by semicolons
    /// @throws IOException saying for people what went wrong; when the deadline passed, too
    String ask(String commands) throws IOException {
        long end = System.nanoTime() + deadline.toNanos();
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                Selector selector = Selector.open()) {
            // One that has stopped and whose backlog is full would hold us for ever.
            channel.configureBlocking(false);
            if (!channel.connect(UnixDomainSocketAddress.of(path))) {
                throw new IOException("it takes no connection now");
            }
            channel.register(selector, SelectionKey.OP_READ);
            // A question is far smaller than the buffer of a connection that has just been made.
            channel.write(ByteBuffer.wrap((commands + "\n").getBytes(StandardCharsets.US_ASCII)));
            return answer(channel, selector, end);
        } catch (IOException failure) {
            throw new IOException("HAProxy's socket " + path + ": " + failure.getMessage(), failure);
        }
    }

    private String answer(SocketChannel channel, Selector selector, long end) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        while (true) {
            await(selector, end);
            int read = channel.read(chunk.clear());
            if (read < 0) {
                return answer.toString(StandardCharsets.UTF_8);
            }
            answer.write(chunk.array(), 0, chunk.position());
            if (answer.size() > MOST_BYTES) {
                throw new IOException("it answered more than " + MOST_BYTES + " bytes");
            }
        }
    }

    private void await(Selector selector, long end) throws IOException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0 || Thread.currentThread().isInterrupted() || selector.select(left) == 0) {
            throw new IOException("it did not answer within " + deadline.toMillis() + " ms");
        }
        selector.selectedKeys().clear();
    }
}
