package dev.plimsoll.adapters.loadbalancer.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Asks a proxy on a connection of its own for each request, and never twice.
public final class Client {
    private static final int PATIENCE_MILLIS = 20_000;

    private final String address;
    private final int port;

    public Client(int port) {
        this("127.0.0.1", port);
    }

    public Client(String address, int port) {
        this.address = address;
        this.port = port;
    }

    /// What was answered: status and body, or what went wrong.
    public record Answer(int status, String body) {
        public boolean isOk() {
            return status == 200;
        }
    }

    public Answer ask(String path) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(address), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = "GET " + path + " HTTP/1.1\r\nHost: web\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int body = answer.indexOf("\r\n\r\n");
            return body < 0
                    ? new Answer(0, "cut off: " + answer)
                    : new Answer(Integer.parseInt(answer.substring(9, 12)), answer.substring(body + 4));
        } catch (IOException e) {
            return new Answer(0, e.toString());
        }
    }
}
