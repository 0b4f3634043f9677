package dev.plimsoll.bootstrap.demo;

import java.time.Duration;

/// Sets the stage and registers with the teardown how each thing is removed again.
final class StageBuilder {
    static final double TARGET = 0.5;

    /// Nothing but the scale-in window differs from the default behaviour: nobody watches a terminal for five minutes.
    private static final String AUTOSCALER = """
            {"autoscaler": {
              "container_type": "web", "min_containers": 1, "max_containers": 10, "metric": "cpu", "target": %s,
              "behavior": {"scale_in": {"stabilization_window_seconds": 15}}}}
            """.formatted(TARGET);

    private static final Duration APP_DEADLINE = Duration.ofSeconds(30);
    private static final Duration FIRST_METRIC_DEADLINE = Duration.ofSeconds(60);

    private final ComposeProject project;
    private final ServiceProcess service;
    private final Terminal terminal;
    private final Teardown teardown;

    StageBuilder(ComposeProject project, ServiceProcess service, Terminal terminal, Teardown teardown) {
        this.project = project;
        this.service = service;
        this.terminal = terminal;
        this.teardown = teardown;
    }

    Stage build() {
        terminal.print("Starting the service and the Compose project " + DemoSettings.PROJECT + " ...");
        startProject();

        var engine = new Engine();
        var account = new CpuAccount(engine);
        FleetWatch fleet = watchFleet(engine);
        terminal.print("Measuring what one request costs ...");
        Sizing sizing = calibrate(engine, account, fleet.running().getFirst());

        var plimsoll = new PlimsollClient(service.awaitReady(), service.token());
        teardown.later("close the client", plimsoll::close);
        String autoscaler = createAutoscaler(plimsoll);
        OpenLoopLoad load = new OpenLoopLoad(fleet::running).start();
        teardown.later("stop the load", load::close);
        var sampler = new Sampler(plimsoll, autoscaler, fleet, load, account, sizing);
        var chart = new Chart(TARGET, terminal.isLive());
        return new Stage(plimsoll, fleet, load, account, sizing, sampler, chart, new Narrator(), terminal);
    }

    private void startProject() {
        project.down(); // what a killed demo may have left
        project.up();
    }

    private FleetWatch watchFleet(Engine engine) {
        FleetWatch fleet = new FleetWatch(engine).start();
        teardown.later("stop watching", fleet::close);
        Pause.awaiting(
                "the start of the first container",
                APP_DEADLINE,
                () -> !fleet.running().isEmpty());
        return fleet;
    }

    private static Sizing calibrate(Engine engine, CpuAccount account, RunningContainer container) {
        Duration cost = new Calibration(account).cpuPerRequest(container);
        return new Sizing(cost, engine.cpuLimit(container.id()), TARGET);
    }

    private String createAutoscaler(PlimsollClient plimsoll) {
        Pause.awaiting("the discovery of the Compose project", APP_DEADLINE, plimsoll::knowsTheApp);
        String autoscaler = plimsoll.createAutoscaler(AUTOSCALER);
        teardown.later("delete the autoscaler", () -> plimsoll.deleteAutoscaler(autoscaler));
        // Calm first, so that the crossing of the target is seen: what the calibration burnt must be forgotten.
        Pause.awaiting("a first calm measurement", FIRST_METRIC_DEADLINE, () -> {
            AutoscalerStatus status = plimsoll.status(autoscaler);
            return status.desired() == 1 && status.measured().orElse(1) < TARGET / 2;
        });
        return autoscaler;
    }
}
