package dev.plimsoll.adapters.metrics.rabbitmq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Takes messages of a queue and acknowledges none, in the plain text of STOMP.
final class Consumer implements AutoCloseable {
    private final Socket socket;

    Consumer(int port, String user, String password, String queue) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            send("CONNECT\naccept-version:1.2\nhost:/\nlogin:" + user + "\npasscode:" + password + "\n\n\0");
            send("SUBSCRIBE\nid:0\ndestination:/amq/queue/" + queue + "\nack:client\nprefetch-count:2\n\n\0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(String frame) throws IOException {
        socket.getOutputStream().write(frame.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
