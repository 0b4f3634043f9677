package dev.plimsoll.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/// A connection that is kept, over which one request is sent again and again. It does as little as it can, so that what
/// is measured beside it on the same cores is the server.
final class KeptConnection implements AutoCloseable {
    private static final int DEADLINE_MILLIS = 10_000;
    private static final int BUFFER = 1 << 16;
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream answers;

    KeptConnection(URI service) throws IOException {
        socket = new Socket(service.getHost(), service.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(DEADLINE_MILLIS);
        answers = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /// A GET.
    static String get(String path, String token) {
        return "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(path, token);
    }

    /// Sends a request and reads the answer to its end.
    ///
    /// @throws IllegalStateException when it is no 200
    void ask(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        String status = line();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        answers.skipNBytes(length);
        if (!status.contains(" 200 ")) {
            throw new IllegalStateException(String.format(Locale.ROOT, "answered %s", status));
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) {
                throw new IOException("the server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
