package dev.plimsoll.adapters.activator;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.control.ActivatorListener.Outcome;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.InMemoryScalingHistory;
import dev.plimsoll.application.traffic.InFlight;
import dev.plimsoll.application.usecase.ActivateTarget;
import dev.plimsoll.application.usecase.FindApp;
import dev.plimsoll.application.usecase.FindAutoscaler;
import dev.plimsoll.application.usecase.FindTarget;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Owner;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.policy.ScaleToZeroPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A sleeping `shop/web`, an activator for it, and who asks.
final class Town implements AutoCloseable {
    static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    static final AutoscalerId ID = new AutoscalerId("au-1");
    static final Instant LONG_AGO = Instant.parse("2026-03-01T12:00:00Z");
    static final Settings SETTINGS = new Settings(
            new Bounds(1, 5),
            List.of(new ScaleToZeroPolicy(new MetricName("work"), 0, Duration.ofMinutes(5))),
            Behavior.DEFAULT,
            false);

    final InMemoryPlatform platform = new InMemoryPlatform(Clock.systemUTC());
    final InMemoryAutoscalerRepository autoscalers = new InMemoryAutoscalerRepository();
    final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();
    final Map<Outcome, AtomicInteger> told = new ConcurrentHashMap<>();
    final InFlight inFlight = new InFlight();
    final AtomicInteger evaluations = new AtomicInteger();
    final Activator activator;
    private final List<Backend> backends = new ArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Town(ActivatorSettings settings) {
        autoscalers.insert(asleep(SETTINGS));
        FindApp findApp = new FindApp(platform);
        FindTarget findTarget = new FindTarget(findApp, new FindAutoscaler(autoscalers, findApp));
        activator = new Activator(
                settings,
                findTarget,
                platform,
                _ -> List.copyOf(endpoints),
                new ActivateTarget(
                        findTarget,
                        platform,
                        autoscalers,
                        new InMemoryScalingHistory(),
                        _ -> evaluations.incrementAndGet(),
                        () -> ProcessSettings.DEFAULT,
                        Clock.systemUTC()),
                inFlight,
                (_, outcome) ->
                        told.computeIfAbsent(outcome, _ -> new AtomicInteger()).incrementAndGet());
        activator.start();
    }

    static Town with(Duration patience, int mostOfTarget, int mostOfAll) {
        return new Town(new ActivatorSettings("127.0.0.1", 0, patience, mostOfTarget, mostOfAll));
    }

    static Town patient() {
        return new Town(ActivatorSettings.at("127.0.0.1", 0));
    }

    static Autoscaler asleep(Settings settings) {
        ScalingMemory idle = ScalingMemory.EMPTY.active(LONG_AGO);
        return new Autoscaler(ID, WEB, settings, Owner.API, 0, idle, LONG_AGO, LONG_AGO, null, 0);
    }

    Autoscaler autoscaler() {
        return autoscalers.find(ID).orElseThrow();
    }

    /// One more container runs and answers.
    Backend containerStarts() {
        Backend backend = Backend.start();
        backends.add(backend);
        platform.up(WEB, backends.size());
        endpoints.add(backend.endpoint());
        return backend;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + activator.port() + path))
                .timeout(Duration.ofSeconds(30))
                .header(HoldingProxy.TARGET, "shop/web");
    }

    CompletableFuture<HttpResponse<String>> begin(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    int told(Outcome outcome) {
        return told.getOrDefault(outcome, new AtomicInteger()).get();
    }

    void awaitTold(Outcome outcome, int times) {
        Eventually.get(outcome + " is told", () -> told(outcome), it -> it == times);
    }

    /// The value of `activator_requests`.
    double requests() {
        Reading reading = activator
                .metrics()
                .read(platform.look(WEB), Set.of(ActivatorMetrics.REQUESTS), Instant.now())
                .latest(ActivatorMetrics.REQUESTS);
        return reading instanceof Reading.Total(var series) ? series.latest() : Double.NaN;
    }

    @Override
    public void close() {
        client.close();
        activator.close();
        backends.forEach(Backend::close);
    }
}
