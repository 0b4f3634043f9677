package dev.plimsoll.bootstrap.demo;

import java.net.URI;
import java.time.Duration;

/// Sets the stage and registers with the teardown how each thing is removed again.
final class StageBuilder {
    /// Nothing but the scale-in window differs from the default behaviour: nobody watches a terminal for five minutes,
    /// and the metric is a mean over a minute, which does not jump.
    private static final String AUTOSCALER = """
            {"autoscaler": {
              "container_type": "web", "min_containers": 1, "max_containers": 10,
              "metric": "rpm_per_container", "target": %d,
              "behavior": {"scale_in": {"stabilization_window_seconds": 5}}}}
            """;

    private static final Duration APP_DEADLINE = Duration.ofSeconds(30);
    private static final Duration METRIC_DEADLINE = Duration.ofSeconds(60);

    /// Of the target: a minute's count that began with an idle second or two comes so close to it.
    private static final double NEAR_TARGET = 0.8;

    private final Rehearsal rehearsal;
    private final HaproxyProcess haproxy;
    private final ServiceProcess service;
    private final Terminal terminal;
    private final Teardown teardown;

    StageBuilder(
            Rehearsal rehearsal, HaproxyProcess haproxy, ServiceProcess service, Terminal terminal, Teardown teardown) {
        this.rehearsal = rehearsal;
        this.haproxy = haproxy;
        this.service = service;
        this.terminal = terminal;
        this.teardown = teardown;
    }

    Stage build() {
        terminal.print("Starting the service ...");
        var plimsoll = new PlimsollClient(service.awaitReady(), service.token());
        teardown.later("close the client", plimsoll::close);
        String autoscaler = createAutoscaler(plimsoll);

        URI address = URI.create("http://127.0.0.1:%d/".formatted(haproxy.port()));
        OpenLoopLoad load = new OpenLoopLoad(address);
        teardown.later("stop the load", load::close);
        beginCalmly(load, plimsoll, autoscaler);

        Sizing sizing = rehearsal.sizing();
        FleetWatch fleet = rehearsal.fleet();
        var sampler = new Sampler(plimsoll, autoscaler, fleet, load, sizing);
        var chart = new Chart(sizing.target(), terminal.isLive());
        return new Stage(plimsoll, fleet, load, sizing, sampler, chart, new Narrator(), terminal);
    }

    private String createAutoscaler(PlimsollClient plimsoll) {
        Pause.awaiting("the discovery of the Compose project", APP_DEADLINE, plimsoll::knowsTheApp);
        String autoscaler = plimsoll.createAutoscaler(
                Text.format(AUTOSCALER, rehearsal.sizing().target()));
        teardown.later("delete the autoscaler", () -> plimsoll.deleteAutoscaler(autoscaler));
        Pause.awaiting(
                "the registration of the first container in HAProxy",
                APP_DEADLINE,
                () -> plimsoll.status(autoscaler).ready() == 1);
        return autoscaler;
    }

    /// With what one container bears, until that is what the service sees.
    private void beginCalmly(OpenLoopLoad load, PlimsollClient plimsoll, String autoscaler) {
        Sizing sizing = rehearsal.sizing();
        double rate = sizing.requestsPerSecondFor(Cycle.CALM_CONTAINERS);
        terminal.print("Requests come through HAProxy. " + sizing.explain(rate));
        load.start().setRequestsPerSecond(rate);
        Pause.awaiting("a first calm measurement", METRIC_DEADLINE, () -> {
            AutoscalerStatus status = plimsoll.status(autoscaler);
            return status.desired() == 1 && status.metric() > sizing.target() * NEAR_TARGET;
        });
    }
}
