package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.time.Instant;

/// Takes the samples: asks the service, and looks at the fleet and the load.
record Sampler(PlimsollClient plimsoll, String autoscaler, FleetWatch fleet, OpenLoopLoad load, Sizing sizing) {
    Sample take(Instant begun) {
        AutoscalerStatus status = plimsoll.status(autoscaler);
        return new Sample(
                Duration.between(begun, Instant.now()),
                load.requestsPerSecond(),
                load.takeReport(),
                sizing.rightContainers(load.goal()),
                status,
                fleet.running().size());
    }
}
