package dev.plimsoll.adapters.metrics.proxy.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A stats socket that does what a test says.
public final class FakeHaproxy implements AutoCloseable {
    /// What is done with each connection.
    public interface Manner {
        void serve(SocketChannel connection) throws IOException, InterruptedException;
    }

    private final Path folder;
    private final ServerSocketChannel socket;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Manner manner;

    public FakeHaproxy(Manner manner) {
        this.manner = manner;
        try {
            folder = Files.createTempDirectory("haproxy");
            socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            socket.bind(UnixDomainSocketAddress.of(path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    /// Answers each question with this text.
    public static Manner answering(String text) {
        return connection -> {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                connection.write(bytes);
            }
        };
    }

    /// Accepts, and never says a word.
    public static Manner silent() {
        CountDownLatch never = new CountDownLatch(1);
        return _ -> never.await();
    }

    /// Talks without end.
    public static Manner flooding() {
        return connection -> {
            ByteBuffer words = ByteBuffer.wrap("Name: HAProxy\n".repeat(5_000).getBytes(StandardCharsets.UTF_8));
            while (connection.isOpen()) {
                connection.write(words.rewind());
            }
        };
    }

    public void becomes(Manner other) {
        manner = other;
    }

    public Path path() {
        return folder.resolve("stats.sock");
    }

    @Override
    public void close() {
        over.countDown();
        try {
            socket.close();
            Files.deleteIfExists(path());
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (over.getCount() > 0) {
            try {
                SocketChannel connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException _) {
                over.countDown();
            }
        }
    }

    private static void awaitQuestion(SocketChannel connection) throws IOException {
        ByteBuffer question = ByteBuffer.allocate(1000);
        while (question.position() == 0 || question.get(question.position() - 1) != '\n') {
            if (connection.read(question) < 0) {
                throw new IOException("hung up");
            }
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            awaitQuestion(connection);
            manner.serve(connection);
        } catch (IOException | InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
