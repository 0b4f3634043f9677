package dev.plimsoll.adapters.loadbalancer.probe;

import com.sun.net.httpserver.HttpServer;
import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.contract.ProberContract;
import dev.plimsoll.application.port.Prober;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

final class SocketProberTest extends ProberContract {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final SocketProber prober = new SocketProber();
    private final List<AutoCloseable> opened = new ArrayList<>(List.of(prober));

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    @Override
    protected Prober prober() {
        return prober;
    }

    @Override
    protected Endpoint answering(int status) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
            opened.add(() -> server.stop(0));
            server.createContext("/healthz", exchange -> {
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
            return at(server.getAddress().getPort());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected Endpoint silent() {
        try {
            ServerSocket socket = new ServerSocket(0, 50, HERE);
            opened.add(socket);
            return at(socket.getLocalPort());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected Endpoint closed() {
        try (ServerSocket socket = new ServerSocket(0, 50, HERE)) {
            return at(socket.getLocalPort());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Endpoint at(int port) {
        return new Endpoint(HERE.getHostAddress(), port);
    }
}
