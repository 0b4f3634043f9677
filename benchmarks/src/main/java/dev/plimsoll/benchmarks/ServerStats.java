package dev.plimsoll.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// What HAProxy says of the servers of a backend.
record ServerStats(String socket, String backend) {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(5);
    private static final int STATUS = 17;
    private static final int BUFFER = 1 << 16;

    /// Runs `action` and answers how long it took until so many servers are up.
    Duration timeUntilUp(int count, Runnable action) {
        long begun = System.nanoTime();
        Thread acting = Thread.ofVirtual().start(action);
        while (up() < count) {
            if (System.nanoTime() - begun > DEADLINE.toNanos()) {
                throw new IllegalStateException("only " + up() + " servers are up after " + DEADLINE);
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        try {
            acting.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
        return time;
    }

    private long up() {
        return ask("show stat\n")
                .lines()
                .filter(line -> line.startsWith(backend + ",plimsoll-"))
                .filter(line -> line.split(",", -1)[STATUS].equals("UP"))
                .count();
    }

    private String ask(String command) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap(command.getBytes(US_ASCII)));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            while (channel.read(buffer) >= 0) {
                answer.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
            return answer.toString(US_ASCII);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
