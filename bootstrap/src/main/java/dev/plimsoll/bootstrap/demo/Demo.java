package dev.plimsoll.bootstrap.demo;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Runs the demo: `--once` for one full cycle, without arguments until Ctrl-C. Exit code 0 when the fleet did what it
/// must. Whatever was started is removed at the end, however it ends.
public final class Demo {
    private static final int MOST_SECONDS_TO_TIDY_UP = 60;

    private final Terminal terminal = new Terminal();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean isStopping;

    private Demo() {}

    public static void main(String[] arguments) {
        System.exit(new Demo().run(List.of(arguments).contains("--once")));
    }

    private int run(boolean isOnce) {
        Thread playing = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(playing), "stop"));
        try {
            terminal.print(playAndTidyUp(isOnce));
            return 0;
        } catch (DemoFailure failure) {
            if (!isStopping) {
                terminal.print("The demo failed: " + failure.inFull());
            }
            return 1;
        } finally {
            ended.countDown();
        }
    }

    /// Ctrl-C and SIGTERM: the playing thread unwinds and tidies up, and the process ends only after that.
    private void stop(Thread playing) {
        isStopping = true;
        if (ended.getCount() == 0) {
            return;
        }
        playing.interrupt();
        try {
            if (!ended.await(MOST_SECONDS_TO_TIDY_UP, TimeUnit.SECONDS)) {
                terminal.print("Tidying up takes too long; what is left: docker ps");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private String playAndTidyUp(boolean isOnce) {
        try (OnlyDemo _ = OnlyDemo.lock();
                Teardown teardown = new Teardown(terminal)) {
            // Taken down last: once the service has ended, nothing adds a container behind our back.
            var project = new ComposeProject(DemoSettings.from(System.getenv()));
            teardown.later("take the Compose project down", project::down);
            ServiceProcess service = ServiceProcess.start();
            teardown.later("stop the service", service::close);
            try {
                return play(isOnce, new StageBuilder(project, service, terminal, teardown).build());
            } catch (DemoFailure failure) {
                if (!isStopping) {
                    terminal.print("The end of the service's log:\n" + service.endOfLog());
                }
                throw failure;
            }
        }
    }

    private static String play(boolean isOnce, Stage stage) {
        if (!isOnce) {
            new Waves(stage).runForever();
        }
        return new Cycle(stage).run().table();
    }
}
