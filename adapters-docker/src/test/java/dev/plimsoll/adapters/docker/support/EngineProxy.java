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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A socket in front of the engine's, which a test closes to make the engine be away for one process only.
public final class EngineProxy implements AutoCloseable {
    private final Path socket;
    private final UnixDomainSocketAddress engine;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocketChannel server;

    public EngineProxy(URI engineHost) {
        this.engine = UnixDomainSocketAddress.of(Path.of(engineHost.getPath()));
        try {
            this.socket = Files.createTempDirectory("plimsoll").resolve("engine.sock");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        comeBack();
    }

    public URI host() {
        return URI.create("unix://" + socket);
    }

    public void comeBack() {
        if (server != null) {
            return;
        }
        try {
            ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listening.bind(UnixDomainSocketAddress.of(socket));
            server = listening;
            Thread.ofVirtual().name("engine-proxy").start(() -> accept(listening));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void goAway() {
        ServerSocketChannel listening = server;
        server = null;
        if (listening != null) {
            close(listening);
            open.forEach(EngineProxy::close);
            open.clear();
            delete(socket);
        }
    }

    @Override
    public void close() {
        goAway();
        delete(socket.resolveSibling("."));
    }

    private void accept(ServerSocketChannel listening) {
        try {
            while (true) {
                SocketChannel client = listening.accept();
                SocketChannel upstream = SocketChannel.open(engine);
                open.add(client);
                open.add(upstream);
                Thread.ofVirtual().start(() -> pump(client, upstream));
                Thread.ofVirtual().start(() -> pump(upstream, client));
            }
        } catch (IOException _) {
            // Closed: the engine is away.
        }
    }

    private void pump(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try (from;
                to) {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
        } catch (IOException _) {
            // Either end went away; closing both is all there is to do.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(AutoCloseable channel) {
        try {
            channel.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path.normalize());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
