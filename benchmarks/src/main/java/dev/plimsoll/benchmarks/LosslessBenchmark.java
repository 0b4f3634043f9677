package dev.plimsoll.benchmarks;

import dev.plimsoll.bootstrap.demo.HaproxyProcess;
import dev.plimsoll.bootstrap.demo.ServiceProcess;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// How many requests are lost through HAProxy while a fleet goes from 2 containers to 10 and back three times, with
/// draining and without.
///
/// Each request takes at least a tenth of a second in its container. Clients keep their connections and try nothing
/// twice, nor does HAProxy (`retries 0`, no redispatch). Without draining is `plimsoll.drain-timeout: 0s`: containers
/// are stopped while they have requests.
final class LosslessBenchmark {
    private static final int FEW = 2;
    private static final int MANY = 10;
    private static final int ROUNDS = 3;
    private static final int PER_SECOND = 500;
    private static final Duration HALF_A_ROUND = Duration.ofSeconds(30);

    private LosslessBenchmark() {}

    static String run() {
        String drained = measure("30s", ROUNDS);
        String bare = measure("0s", ROUNDS);
        return """
                %d requests a second of 0.1 s each through HAProxy, for %d s, while 2 containers become 10 and 2 again, %d times
                  with draining     %s
                  without draining  %s
                """.formatted(PER_SECOND, ROUNDS * 2 * HALF_A_ROUND.toSeconds(), ROUNDS, drained, bare);
    }

    private static String measure(String drainTimeout, int rounds) {
        String backend = "lossless-" + UUID.randomUUID();
        try (HaproxyProcess haproxy = HaproxyProcess.start(backend, 0, "option httpchk GET /healthz");
                ServiceProcess service = ServiceProcess.start(Map.of("PLIMSOLL_HAPROXY_SOCKET", haproxy.socket()));
                Fleet fleet = Fleet.up("""
                            image: plimsoll-web:1
                            init: true
                            labels:
                              plimsoll.haproxy: %s
                              plimsoll.port: "8080"
                              plimsoll.check-interval: 100ms
                              plimsoll.drain-timeout: %s
                        """.formatted(backend, drainTimeout));
                Autoscaled web = Autoscaled.on(service, fleet.project())) {
            web.hold(FEW);
            fleet.awaitExactly(FEW);
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            OpenLoop load = new OpenLoop(URI.create("http://127.0.0.1:" + haproxy.port()), PER_SECOND);
            try (load) {
                for (int round = 0; round < rounds; round++) {
                    over(HALF_A_ROUND, () -> hold(web, fleet, MANY));
                    over(HALF_A_ROUND, () -> hold(web, fleet, FEW));
                }
            }
            return String.format(Locale.ROOT, "%d requests, %d failed %s", load.sent(), load.failed(), load.failures());
        }
    }

    private static void hold(Autoscaled web, Fleet fleet, int count) {
        web.hold(count);
        fleet.awaitExactly(count);
    }

    private static void over(Duration time, Runnable action) {
        long end = System.nanoTime() + time.toNanos();
        action.run();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
