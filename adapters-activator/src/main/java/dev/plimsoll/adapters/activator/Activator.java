package dev.plimsoll.adapters.activator;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.control.ActivatorListener;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.application.traffic.InFlight;
import dev.plimsoll.application.usecase.ActivateTarget;
import dev.plimsoll.application.usecase.FindTarget;
import dev.plimsoll.domain.fleet.Fleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/// The server that stands in for containers that sleep: a proxy in front sends it the requests that no container can
/// take, each with the header `X-Plimsoll-Target: shop/web`.
///
/// | Answer | When |
/// |---|---|
/// | the container's | one came in time |
/// | 404 | the header is missing |
/// | 503 | nobody brings a container, in words why; with `Retry-After` when too many wait |
/// | 504 | none came in time, or it did not answer |
/// | 502 | the container broke off |
public final class Activator implements AutoCloseable {
    /// A request that waits for a container is silent for its whole patience, and may be so for this long after it.
    private static final Duration SILENCE = Duration.ofMinutes(5);

    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final int MOST_THREADS = 16;
    private static final int LEAST_THREADS = 4;
    private static final int POOLED = 8 << 20;

    private final ActivatorSettings settings;
    private final Gates gates;
    private final Server server;
    private final ServerConnector connector;
    private final ScheduledExecutorService renewals = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("activator-renewals").factory());

    /// An activator that does not listen yet.
    ///
    /// @param readyEndpoints where the ready containers of a fleet take requests
    /// @param inFlight keeps containers that have requests from being stopped
    /// @param listener hears what becomes of requests
    public Activator(
            ActivatorSettings settings,
            FindTarget findTarget,
            ContainerControl containers,
            Function<Fleet, List<Endpoint>> readyEndpoints,
            ActivateTarget activate,
            InFlight inFlight,
            ActivatorListener listener) {
        this.settings = settings;
        Function<Fleet, List<Endpoint>> open = fleet -> readyEndpoints.apply(fleet).stream()
                .filter(endpoint -> inFlight.isOpen(endpoint.ip()))
                .toList();
        this.gates = new Gates(
                findTarget,
                target -> new Gate(target, new Lookout(target, containers, open, activate), settings.mostOfTarget()),
                settings.mostOfAll());
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        threads.setName("activator");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("activator-request-"));
        this.server = new Server(
                threads,
                new ScheduledExecutorScheduler("activator-timer", true),
                new ArrayByteBufferPool(0, -1, -1, -1, POOLED, POOLED));
        this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        Duration silence = settings.patience().plus(SILENCE);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(silence.toMillis());
        server.addConnector(connector);
        server.setHandler(new GracefulHandler(new HoldingProxy(gates, settings, silence, inFlight, listener)));
        server.setStopTimeout(FAREWELL.toMillis());
    }

    /// Listens from now on, until closed.
    ///
    /// @throws UncheckedIOException when the port cannot be had
    public void start() {
        try {
            server.start();
        } catch (IOException taken) {
            throw new UncheckedIOException(
                    "the activator cannot listen at %s:%d: %s"
                            .formatted(settings.host(), settings.port(), taken.getMessage()),
                    taken);
        } catch (Exception defect) {
            throw new IllegalStateException("the activator does not start", defect);
        }
        long every = Lookout.ASK_EVERY.toMillis();
        var _ = renewals.scheduleAtFixedRate(gates::renew, every, every, TimeUnit.MILLISECONDS);
    }

    /// Where it listens.
    public int port() {
        return connector.getLocalPort();
    }

    /// The metric `activator_requests`, of which policies may see that there is work.
    public MetricsSource metrics() {
        return new ActivatorMetrics(gates::inside);
    }

    /// Takes no more requests, and gives those that containers are answering five seconds.
    @Override
    public void close() {
        renewals.shutdownNow();
        try {
            server.stop();
        } catch (Exception defect) {
            throw new IllegalStateException("the activator does not stop", defect);
        }
    }

    /// Passes on what it can, as it came.
    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setRequestHeaderSize(32 << 10);
        return configuration;
    }
}
