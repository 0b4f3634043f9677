package dev.plimsoll.benchmarks;

import dev.plimsoll.bootstrap.demo.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long one container takes to become ten, through the API and by hand.
///
/// By hand: nine parallel raw create and start calls with the body that Plimsoll's own containers have, on the same
/// network. The two alternate; both are timed until the engine lists ten running. The first rounds do not count, as a
/// service
/// that has just started still compiles its code on the same cores.
final class ScaleBenchmark {
    private static final int UNCOUNTED = 3;
    private static final int COUNTED = 5;
    private static final int MANY = 10;

    private ScaleBenchmark() {}

    static String run() {
        List<Duration> byApi = new ArrayList<>();
        List<Duration> byHand = new ArrayList<>();
        try (ServiceProcess service = ServiceProcess.start();
                Fleet fleet = Fleet.up()) {
            fleet.awaitExactly(1);
            for (int round = 0; round < UNCOUNTED + COUNTED; round++) {
                Duration api = throughTheApi(service, fleet);
                Duration hand = fleet.timeUntilRunning(MANY, fleet.byHand(MANY - 1));
                fleet.removeWhatWasStartedByHand();
                if (round >= UNCOUNTED) {
                    byApi.add(api);
                    byHand.add(hand);
                }
            }
        }
        return report(byApi, byHand);
    }

    /// The autoscaler exists only meanwhile, so that it has nothing to do while containers are started by hand.
    private static Duration throughTheApi(ServiceProcess service, Fleet fleet) {
        try (Autoscaled web = Autoscaled.on(service, fleet.project())) {
            web.awaitRest();
            Duration time = fleet.timeUntilRunning(MANY, () -> web.hold(MANY));
            web.hold(1);
            fleet.awaitExactly(1);
            return time;
        }
    }

    private static String report(List<Duration> byApi, List<Duration> byHand) {
        double api = median(byApi);
        double hand = median(byHand);
        return """
                One container to ten, seconds until ten run (median of %d alternating runs, smallest to largest)
                  through the API           %.2f   (%s)
                  nine raw calls, parallel  %.2f   (%s)
                  ratio                     %.2f
                """.formatted(COUNTED, api, range(byApi), hand, range(byHand), api / hand);
    }

    private static double median(List<Duration> times) {
        return seconds(times.stream().sorted().toList().get(times.size() / 2));
    }

    private static String range(List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return String.format(Locale.ROOT, "%.2f to %.2f", seconds(sorted.getFirst()), seconds(sorted.getLast()));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
