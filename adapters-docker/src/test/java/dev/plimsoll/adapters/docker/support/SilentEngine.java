package dev.plimsoll.adapters.docker.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// Takes every connection and never says a word.
public final class SilentEngine implements AutoCloseable {
    private final Path socket;
    private final ServerSocketChannel server;
    private final AtomicInteger open = new AtomicInteger();

    public SilentEngine() {
        try {
            socket = Files.createTempDirectory("plimsoll").resolve("silent.sock");
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public URI host() {
        return URI.create("unix://" + socket);
    }

    public int connections() {
        return open.get();
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(socket);
            Files.deleteIfExists(socket.resolveSibling(".").normalize());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                open.incrementAndGet();
                Thread.ofVirtual().start(() -> listen(client));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void listen(SocketChannel client) {
        ByteBuffer unheard = ByteBuffer.allocate(1024);
        try (client) {
            while (client.read(unheard) >= 0) {
                unheard.clear();
            }
        } catch (IOException _) {
            // The other end has gone.
        } finally {
            open.decrementAndGet();
        }
    }
}
