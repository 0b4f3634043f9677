package dev.plimsoll.adapters.loadbalancer.haproxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// HAProxy's runtime API: one connection for each line of commands. Thread-safe.
final class RuntimeApi {
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int CHUNK = 64 * 1024;

    private final String socket;
    private final Duration deadline;

    /// @param socket as [HaproxySettings] has it
    /// @param deadline of each line
    RuntimeApi(String socket, Duration deadline) {
        this.socket = socket;
        this.deadline = deadline;
    }

    /// Sends the commands and answers all that HAProxy says until it closes the connection.
    ///
    /// @param commands parted by semicolons; HAProxy takes 16 KiB
    /// @throws IOException saying for people what went wrong; when the deadline passed, too
    String ask(String commands) throws IOException {
        long end = System.nanoTime() + deadline.toNanos();
        try {
            SocketAddress address = SocketAddresses.of(socket, deadline);
            try (SocketChannel channel = open(address);
                    Selector selector = Selector.open()) {
                // One that has stopped and whose backlog is full would hold us for ever.
                channel.configureBlocking(false);
                SelectionKey key = channel.register(selector, 0);
                connect(channel, address, key, end);
                send(channel, ByteBuffer.wrap((commands + "\n").getBytes(StandardCharsets.US_ASCII)), key, end);
                return answer(channel, key, end);
            }
        } catch (IOException failure) {
            throw new IOException("HAProxy's socket " + socket + ": " + failure.getMessage(), failure);
        }
    }

    private static SocketChannel open(SocketAddress address) throws IOException {
        return address instanceof InetSocketAddress
                ? SocketChannel.open()
                : SocketChannel.open(StandardProtocolFamily.UNIX);
    }

    private void connect(SocketChannel channel, SocketAddress address, SelectionKey key, long end) throws IOException {
        boolean isConnected = channel.connect(address);
        if (!isConnected && !(address instanceof InetSocketAddress)) {
            throw new IOException("it takes no connection now");
        }
        while (!isConnected) {
            await(key, SelectionKey.OP_CONNECT, end);
            isConnected = channel.finishConnect();
        }
    }

    private void send(SocketChannel channel, ByteBuffer bytes, SelectionKey key, long end) throws IOException {
        while (bytes.hasRemaining()) {
            await(key, SelectionKey.OP_WRITE, end);
            channel.write(bytes);
        }
    }

    private String answer(SocketChannel channel, SelectionKey key, long end) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        while (true) {
            await(key, SelectionKey.OP_READ, end);
            if (channel.read(chunk.clear()) < 0) {
                return answer.toString(StandardCharsets.UTF_8);
            }
            answer.write(chunk.array(), 0, chunk.position());
            if (answer.size() > MOST_BYTES) {
                throw new IOException("it answered more than " + MOST_BYTES + " bytes");
            }
        }
    }

    private void await(SelectionKey key, int operation, long end) throws IOException {
        key.interestOps(operation);
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0
                || Thread.currentThread().isInterrupted()
                || key.selector().select(left) == 0) {
            throw new IOException("it did not answer within " + deadline.toMillis() + " ms");
        }
        key.selector().selectedKeys().clear();
    }
}
