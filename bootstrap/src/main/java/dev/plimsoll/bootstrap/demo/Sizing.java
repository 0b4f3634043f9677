package dev.plimsoll.bootstrap.demo;

import java.time.Duration;

/// The arithmetic behind the demo: which target a container can bear, how many containers a load needs, and which load
/// needs so many.
///
/// - Formula: `target = 60 × limit × share ÷ CPU per request`, in whole requests a minute; `containers = 60 × requests
///   per second ÷ target`, rounded up.
/// - Units: `limit` in cores; `share` is how much of it a container should use.
/// - Example: 15 ms a request, a limit of 0.2 and a share of 0.5 make a target of 400 a minute; 25/s are 1500 a minute,
///   which is 3.75, so 4 containers.
record Sizing(Duration cpuPerRequest, double limit, double share) {
    private static final int MINUTE = 60;

    Sizing {
        if (!cpuPerRequest.isPositive() || !(limit > 0) || !(share > 0)) {
            throw new IllegalArgumentException("a request must cost CPU, limit and share must be positive");
        }
    }

    /// Requests a minute for each container.
    long target() {
        return Math.max(1, Math.round(MINUTE * limit * share / cores(1)));
    }

    /// Cores that this rate asks for.
    double cores(double requestsPerSecond) {
        return requestsPerSecond * cpuPerRequest.toNanos() / 1e9;
    }

    int rightContainers(double requestsPerSecond) {
        // Floating point leaves dust above whole numbers; rounding it up would ask for one container too many.
        return Math.max(1, (int) Math.ceil(MINUTE * requestsPerSecond / target() - 1e-9));
    }

    /// The rate at which so many containers would be exactly at the target.
    double requestsPerSecondFor(double idealContainers) {
        return idealContainers * target() / MINUTE;
    }

    /// The same as a sentence, for the person at the terminal.
    String explain(double requestsPerSecond) {
        return Text.format(
                "%.1f requests/s cost %.2f cores; at %d a minute for each container that is work for %s.",
                requestsPerSecond,
                cores(requestsPerSecond),
                target(),
                Text.containers(rightContainers(requestsPerSecond)));
    }
}
