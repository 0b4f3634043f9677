package dev.plimsoll.bootstrap.demo;

import java.time.Duration;

/// The arithmetic behind the demo: how many containers a load needs, and which load needs so many.
///
/// - Formula: `containers = requests per second × CPU per request ÷ (limit × target)`, rounded up.
/// - Units: `limit` in cores, `target` as a share of the limit.
/// - Example: 20/s × 23.5 ms = 0.47 cores; with a limit of 0.2 and a target of 0.5 that is 4.7, so 5 containers.
record Sizing(Duration cpuPerRequest, double limit, double target) {
    Sizing {
        if (!cpuPerRequest.isPositive() || !(limit > 0) || !(target > 0)) {
            throw new IllegalArgumentException("a request must cost CPU, limit and target must be positive");
        }
    }

    Sizing withCost(Duration newCpuPerRequest) {
        return new Sizing(newCpuPerRequest, limit, target);
    }

    /// Cores that this rate asks for.
    double offeredCpu(double requestsPerSecond) {
        return requestsPerSecond * cpuPerRequest.toNanos() / 1e9;
    }

    /// The unrounded count at which every container is exactly at the target.
    double idealContainers(double requestsPerSecond) {
        return offeredCpu(requestsPerSecond) / (limit * target);
    }

    int rightContainers(double requestsPerSecond) {
        // Floating point leaves dust above whole numbers; rounding it up would ask for one container too many.
        return Math.max(1, (int) Math.ceil(idealContainers(requestsPerSecond) - 1e-9));
    }

    double requestsPerSecondFor(double idealContainers) {
        return idealContainers * limit * target / (cpuPerRequest.toNanos() / 1e9);
    }

    /// The same as a sentence, for the person at the terminal.
    String explain(double requestsPerSecond) {
        return Text.format(
                "One request costs %s of CPU. %.1f requests/s cost %.2f cores, which %s bear at %.0f %% of %.2f cores each.",
                Text.millis(cpuPerRequest),
                requestsPerSecond,
                offeredCpu(requestsPerSecond),
                Text.containers(rightContainers(requestsPerSecond)),
                target * 100,
                limit);
    }
}
