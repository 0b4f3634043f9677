package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Takes the samples: asks the service, looks at the fleet, and keeps count of what requests cost.
final class Sampler {
    private final PlimsollClient plimsoll;
    private final String autoscaler;
    private final FleetWatch fleet;
    private final OpenLoopLoad load;
    private final FleetCpu cpu;
    private final Sizing calibrated;
    private final RequestCost cost;

    Sampler(
            PlimsollClient plimsoll,
            String autoscaler,
            FleetWatch fleet,
            OpenLoopLoad load,
            CpuAccount account,
            Sizing calibrated) {
        this.plimsoll = plimsoll;
        this.autoscaler = autoscaler;
        this.fleet = fleet;
        this.load = load;
        this.cpu = new FleetCpu(account);
        this.calibrated = calibrated;
        this.cost = new RequestCost(calibrated.cpuPerRequest());
    }

    Sample take(Instant begun) {
        AutoscalerStatus status = plimsoll.status(autoscaler);
        List<RunningContainer> running = fleet.running();
        LoadReport report = load.takeReport();
        Instant now = Instant.now();
        cost.observe(now, cpu.used(running), report.answered().size());
        Sizing sizing = calibrated.withCost(cost.perRequest());
        double rate = load.requestsPerSecond();
        return new Sample(Duration.between(begun, now), rate, report, sizing, status, running.size());
    }
}
