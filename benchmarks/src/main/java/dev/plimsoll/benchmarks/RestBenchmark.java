package dev.plimsoll.benchmarks;

import dev.plimsoll.bootstrap.demo.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/// What reading autoscalers costs, beside an endpoint of the same server that does nothing.
///
/// The whole service runs as a process with its embedded database and watches a Compose project meanwhile; this process
/// asks it from the same machine, over connections that are kept, each as soon as it has its answer. The endpoints take
/// turns, so that all of them see the same machine; the first turns do not count, as the service still compiles its
/// code then.
final class RestBenchmark {
    private static final int CONNECTIONS = 8;
    private static final int UNCOUNTED = 4;
    private static final int COUNTED = 5;
    private static final Duration TURN = Duration.ofSeconds(3);

    private RestBenchmark() {}

    static String run() {
        try (ServiceProcess service = ServiceProcess.start(Map.of("PLIMSOLL_RATE_LIMIT", "0"));
                Fleet fleet = Fleet.up()) {
            fleet.awaitExactly(1);
            try (Autoscaled web = Autoscaled.on(service, fleet.project())) {
                web.awaitRest();
                return measure(service, web);
            }
        }
    }

    private static String measure(ServiceProcess service, Autoscaled web) {
        String jwt = web.jwt();
        List<Endpoint> endpoints = List.of(
                new Endpoint("liveness, no token", KeptConnection.get("/health/liveness", jwt)),
                new Endpoint("regions, a token", KeptConnection.get("/v1/regions", jwt)),
                new Endpoint("one autoscaler", KeptConnection.get(web.path(), jwt)),
                new Endpoint("list of autoscalers", KeptConnection.get(web.listPath(), jwt)));
        try (ExecutorService askers = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int turn = 0; turn < UNCOUNTED + COUNTED; turn++) {
                for (Endpoint endpoint : endpoints) {
                    long[] nanos = turn(askers, service.awaitReady(), endpoint.request());
                    if (turn >= UNCOUNTED) {
                        endpoint.turns().add(nanos);
                    }
                }
            }
        }
        return report(endpoints);
    }

    /// How long each answer took that came within one turn.
    private static long[] turn(ExecutorService askers, URI service, String request) {
        Callable<long[]> asker = () -> ask(service, request);
        try {
            List<Future<long[]>> asked = new ArrayList<>();
            for (int number = 0; number < CONNECTIONS; number++) {
                asked.add(askers.submit(asker));
            }
            List<long[]> parts = new ArrayList<>();
            for (Future<long[]> part : asked) {
                parts.add(part.get());
            }
            return parts.stream().flatMapToLong(LongStream::of).toArray();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("an endpoint does not answer", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private static long[] ask(URI service, String request) {
        LongStream.Builder times = LongStream.builder();
        try (KeptConnection connection = new KeptConnection(service)) {
            long end = System.nanoTime() + TURN.toNanos();
            for (long begun = System.nanoTime(); begun - end < 0; ) {
                connection.ask(request);
                long answered = System.nanoTime();
                times.add(answered - begun);
                begun = answered;
            }
            return times.build().toArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String report(List<Endpoint> endpoints) {
        StringBuilder report = new StringBuilder(String.format(
                Locale.ROOT,
                "GET over %d connections, each endpoint %d turns of %d s (median, smallest to largest)%n",
                CONNECTIONS,
                COUNTED,
                TURN.toSeconds()));
        double trivial = endpoints.getFirst().rate();
        for (Endpoint endpoint : endpoints) {
            report.append(String.format(
                    Locale.ROOT,
                    "  %-20s %6.0f a second (%.0f to %.0f)   p99 %5.2f ms   ratio %.2f%n",
                    endpoint.name(),
                    endpoint.rate(),
                    endpoint.rates()[0],
                    endpoint.rates()[COUNTED - 1],
                    endpoint.p99Millis(),
                    endpoint.rate() / trivial));
        }
        return report.toString();
    }

    /// One thing that is asked for.
    ///
    /// @param turns how long each answer took, of every turn that counts
    private record Endpoint(String name, String request, List<long[]> turns) {
        private static final int PERCENT = 99;

        Endpoint(String name, String request) {
            this(name, request, new ArrayList<>());
        }

        double rate() {
            return rates()[turns.size() / 2];
        }

        /// Answers a second in each turn, the smallest first.
        double[] rates() {
            return turns.stream()
                    .mapToDouble(turn -> (double) turn.length / TURN.toSeconds())
                    .sorted()
                    .toArray();
        }

        double p99Millis() {
            long[] all = turns.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return all[(int) ((long) all.length * PERCENT / 100)] / 1e6;
        }
    }
}
