package dev.plimsoll.adapters.metrics.redis;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/// A socket from which only so much can be read: a flood ends with an error, not with all memory used.
///
/// Not so what is only announced: the client makes room for a string of any length, up to 2 GB, before it reads it.
/// None of our questions has a string for an answer, and the server is one that the operator named, so we leave it.
final class BoundedSocket extends Socket {
    private static final int MOST_BYTES = 1024 * 1024;

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            private int left = MOST_BYTES;

            @Override
            public int read() throws IOException {
                int next = super.read();
                count(1);
                return next;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = super.read(into, offset, length);
                count(Math.max(0, read));
                return read;
            }

            private void count(int read) throws IOException {
                left -= read;
                if (left < 0) {
                    throw new IOException("more than " + MOST_BYTES + " bytes");
                }
            }
        };
    }
}
