package dev.plimsoll.adapters.docker.support;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.plimsoll.application.fake.Boundary;
import dev.plimsoll.application.fake.SimulatedDeath;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A transport whose process dies right before a certain kind of call: from then on none gets through.
final class MortalTransport implements DockerHttpClient {
    private final DockerHttpClient transport;
    private final Fate fate;

    MortalTransport(DockerHttpClient transport, Fate fate) {
        this.transport = transport;
        this.fate = fate;
    }

    /// What all transports of one process share.
    static final class Fate {
        private volatile @Nullable Boundary deadly;
        private volatile boolean isDead;

        void dieBefore(Boundary boundary) {
            deadly = boundary;
        }

        private void pass(Optional<Boundary> boundary) {
            if (isDead || (boundary.isPresent() && boundary.get() == deadly)) {
                isDead = true;
                throw new SimulatedDeath(boundary.orElse(Boundary.OBSERVE));
            }
        }
    }

    @Override
    public Response execute(Request request) {
        fate.pass(boundary(request));
        return transport.execute(request);
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }

    private static Optional<Boundary> boundary(Request request) {
        String path = request.path().replaceFirst("\\?.*", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return switch (request.method() + " " + last) {
            case "GET json" -> path.equals("/containers/json") ? Optional.of(Boundary.OBSERVE) : Optional.empty();
            case "POST create" -> Optional.of(Boundary.CREATE);
            case "POST connect" -> Optional.of(Boundary.CONNECT);
            case "POST start" -> Optional.of(Boundary.START);
            case "POST stop" -> Optional.of(Boundary.STOP);
            default -> request.method().equals("DELETE") ? Optional.of(Boundary.REMOVE) : Optional.empty();
        };
    }
}
