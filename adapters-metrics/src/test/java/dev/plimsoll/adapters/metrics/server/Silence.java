package dev.plimsoll.adapters.metrics.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server that takes connections and never says a word, or always the same ones.
public final class Silence implements AutoCloseable {
    private final List<Socket> taken = new CopyOnWriteArrayList<>();
    private final byte[] words;
    private final ServerSocket listening;

    public Silence() {
        this(new byte[0]);
    }

    /// @param words what it says again and again, without waiting for a question
    public Silence(byte[] words) {
        this.words = words.clone();
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::take);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// How many connections it has been given.
    public int taken() {
        return taken.size();
    }

    /// How many of them nobody has ended.
    public long open() {
        return taken.stream().filter(Silence::isOpen).count();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : taken) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take() {
        try {
            while (true) {
                Socket socket = listening.accept();
                socket.setSoTimeout(1);
                taken.add(socket);
                if (words.length > 0) {
                    Thread.ofVirtual().start(() -> speak(socket));
                }
            }
        } catch (IOException _) {
            // It was closed.
        }
    }

    private void speak(Socket socket) {
        try {
            while (true) {
                socket.getOutputStream().write(words);
            }
        } catch (IOException _) {
            // Nobody listens any more.
        }
    }

    /// Reads away what was asked; the end of the stream means that the other side has ended it.
    private static boolean isOpen(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
            return false;
        } catch (SocketTimeoutException _) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
