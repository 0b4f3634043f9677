package dev.plimsoll.adapters.docker.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// The body of a stream, which comes as a test sends it and does not end by itself.
public final class Feed extends InputStream {
    private final BlockingQueue<Byte> bytes = new LinkedBlockingQueue<>();
    private volatile boolean isClosed;

    public void send(String sample) {
        for (byte sent : (sample + "\n").getBytes(StandardCharsets.UTF_8)) {
            bytes.add(sent);
        }
    }

    public void open() {
        bytes.clear();
        isClosed = false;
    }

    public boolean isClosed() {
        return isClosed;
    }

    @Override
    public int read() throws IOException {
        try {
            return bytes.take();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /// As a socket does: what is there, and no waiting for more.
    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        into[from] = (byte) read();
        int count = 1;
        while (count < length && !bytes.isEmpty()) {
            into[from + count] = (byte) read();
            count++;
        }
        return count;
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
