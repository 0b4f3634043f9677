package dev.plimsoll.bootstrap.demo;

import java.time.Duration;

/// What is known before the service starts: the project's first container runs and has shown what a request costs.
/// It comes before the service, as a minute's count of requests begins when the service does.
record Rehearsal(FleetWatch fleet, Sizing sizing) {
    /// How much of its limit a container should use.
    private static final double SHARE = 0.5;

    private static final Duration START_DEADLINE = Duration.ofSeconds(30);

    static Rehearsal play(ComposeProject project, Terminal terminal, Teardown teardown) {
        terminal.print("Starting the Compose project " + DemoSettings.PROJECT + " ...");
        project.down(); // what a killed demo may have left
        project.up();
        var engine = new Engine();
        FleetWatch fleet = watch(engine, teardown);
        terminal.print("Measuring what one request costs ...");
        String container = fleet.running().getFirst().id();
        Duration cost = new Calibration(engine, container).cpuPerRequest();
        return new Rehearsal(fleet, new Sizing(cost, engine.cpuLimit(container), SHARE));
    }

    private static FleetWatch watch(Engine engine, Teardown teardown) {
        FleetWatch fleet = new FleetWatch(engine).start();
        teardown.later("stop watching", fleet::close);
        Pause.awaiting(
                "the start of the first container",
                START_DEADLINE,
                () -> !fleet.running().isEmpty());
        return fleet;
    }
}
