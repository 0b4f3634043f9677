package dev.plimsoll.bootstrap.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A socket through which a service reaches the real engine while the door is open, which at first it is not.
final class EngineDoor implements AutoCloseable {
    private static final String ENGINE = System.getenv()
            .getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock")
            .replaceFirst("^unix://", "");

    private final Path socket;
    private final Set<SocketChannel> passages = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocketChannel door;

    /// @param folder where the socket is made
    EngineDoor(Path folder) {
        socket = folder.resolve("engine.sock");
    }

    String host() {
        return "unix://" + socket;
    }

    void open() {
        try {
            var opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            opened.bind(UnixDomainSocketAddress.of(socket));
            door = opened;
            Thread.startVirtualThread(() -> letIn(opened));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Whoever is in is thrown out.
    @Override
    public void close() {
        try {
            if (door != null) {
                door.close();
            }
            Files.deleteIfExists(socket);
            for (SocketChannel end : passages) {
                end.close();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void letIn(ServerSocketChannel opened) {
        try {
            while (true) {
                SocketChannel guest = opened.accept();
                SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(ENGINE));
                passages.add(guest);
                passages.add(engine);
                Thread.startVirtualThread(() -> pass(guest, engine));
                Thread.startVirtualThread(() -> pass(engine, guest));
            }
        } catch (IOException closed) {
            // The door is shut.
        }
    }

    private void pass(SocketChannel from, SocketChannel to) {
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
        } catch (IOException over) {
            // Either side has gone, and takes the other along.
        } finally {
            passages.remove(from);
            passages.remove(to);
        }
    }
}
