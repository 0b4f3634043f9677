package dev.plimsoll.benchmarks;

import dev.plimsoll.bootstrap.demo.HaproxyProcess;
import dev.plimsoll.bootstrap.demo.ServiceProcess;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// How long it takes from the wish for ten containers until HAProxy gives requests to all of them: cold, and out of a
/// warm pool.
///
/// HAProxy checks every 100 ms. Cold is a Compose service, beside nine raw create and start calls, side by side, until
/// ten
/// run. The pool is that of an app of Plimsoll's own, with nine paused spares.
final class ReadyBenchmark {
    private static final int UNCOUNTED = 2;
    private static final int COUNTED = 5;
    private static final int MANY = 10;
    private static final String BACKEND = "ready-" + UUID.randomUUID();
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private ReadyBenchmark() {}

    static String run() {
        List<Duration> cold = new ArrayList<>();
        List<Duration> byHand = new ArrayList<>();
        List<Duration> warm = new ArrayList<>();
        measureCold(cold, byHand);
        measureWarm(warm);
        double floor = median(byHand);
        double checks = 2 * seconds(INTERVAL);
        return """
                One container to ten, seconds until HAProxy gives requests to ten (median of %d, smallest to largest; checks every 0.1 s)
                  cold                              %s   goal 1.1 x the raw calls + 2 checks = %.2f
                  nine raw calls, until ten run     %s
                  out of a warm pool of nine        %s   goal 0.3 + 2 checks = %.2f
                """.formatted(COUNTED, told(cold), 1.1 * floor + checks, told(byHand), told(warm), 0.3 + checks);
    }

    private static void measureCold(List<Duration> cold, List<Duration> byHand) {
        try (HaproxyProcess haproxy = HaproxyProcess.start(BACKEND, 0, "option httpchk GET /healthz");
                ServiceProcess service = ServiceProcess.start(Map.of("PLIMSOLL_HAPROXY_SOCKET", haproxy.socket()));
                Fleet fleet = Fleet.up("""
                            image: plimsoll-web:1
                            init: true
                            labels:
                              plimsoll.haproxy: %s
                              plimsoll.port: "8080"
                              plimsoll.check-interval: 100ms
                        """.formatted(BACKEND))) {
            ServerStats servers = new ServerStats(haproxy.socket(), BACKEND);
            for (int round = 0; round < UNCOUNTED + COUNTED; round++) {
                fleet.awaitExactly(1);
                Duration hand = fleet.timeUntilRunning(MANY, fleet.byHand(MANY - 1));
                fleet.removeWhatWasStartedByHand();
                Duration time;
                try (Autoscaled web = Autoscaled.on(service, fleet.project())) {
                    web.awaitRest();
                    time = servers.timeUntilUp(MANY, () -> web.hold(MANY));
                    web.hold(1);
                    fleet.awaitExactly(1);
                }
                if (round >= UNCOUNTED) {
                    byHand.add(hand);
                    cold.add(time);
                }
            }
        }
    }

    private static void measureWarm(List<Duration> warm) {
        String app = "bench-" + UUID.randomUUID().toString().substring(0, 8);
        try (HaproxyProcess haproxy = HaproxyProcess.start(BACKEND, 0, "option httpchk GET /healthz");
                ServiceProcess service = ServiceProcess.start(Map.of("PLIMSOLL_HAPROXY_SOCKET", haproxy.socket()));
                HttpClient client = HttpClient.newHttpClient()) {
            ApiCaller api = new ApiCaller(client, service);
            api.send("POST", "/v1/apps", "{\"app\":{\"name\":\"" + app + "\"}}");
            api.send("POST", "/v1/apps/" + app + "/container_types", """
                    {"container_type": {"name": "web", "image": "plimsoll-web:1", "stop_grace_seconds": 1,
                      "labels": {"plimsoll.haproxy": "%s", "plimsoll.port": "8080",
                                 "plimsoll.check-interval": "100ms", "plimsoll.warm-pool": "9"}}}""".formatted(BACKEND));
            ServerStats servers = new ServerStats(haproxy.socket(), BACKEND);
            try (Autoscaled web = Autoscaled.on(service, app)) {
                for (int round = 0; round < UNCOUNTED + COUNTED; round++) {
                    web.hold(1);
                    api.awaitProcesses(app, 1, MANY - 1);
                    Fleet.awaitPaused(app, MANY - 1);
                    Duration time = servers.timeUntilUp(MANY, () -> web.hold(MANY));
                    if (round >= UNCOUNTED) {
                        warm.add(time);
                    }
                    api.awaitProcesses(app, MANY, MANY - 1);
                }
            } finally {
                api.send("DELETE", "/v1/apps/" + app + "?current_name=" + app, "");
                Fleet.awaitGone(app);
            }
        }
    }

    private static String told(List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f to %.2f)",
                median(times),
                seconds(sorted.getFirst()),
                seconds(sorted.getLast()));
    }

    private static double median(List<Duration> times) {
        return seconds(times.stream().sorted().toList().get(times.size() / 2));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
