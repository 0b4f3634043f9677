package dev.plimsoll.bootstrap.demo;

import java.util.List;
import java.util.Map;
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
            Summary summary = playAndTidyUp(isOnce);
            terminal.print(summary.table());
            if (summary.isWithoutLoss()) {
                return 0;
            }
            terminal.print("The demo failed: requests were lost");
            return 1;
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

    private Summary playAndTidyUp(boolean isOnce) {
        try (OnlyDemo _ = OnlyDemo.lock();
                Teardown teardown = new Teardown(terminal)) {
            // Taken down last: once the service has ended, nothing adds a container behind our back.
            var project = new ComposeProject(DemoSettings.from(System.getenv()));
            teardown.later("take the Compose project down", project::down);
            Rehearsal rehearsal = Rehearsal.play(project, terminal, teardown);
            int logPort = HaproxyProcess.freeLogPort();
            HaproxyProcess haproxy = HaproxyProcess.start(DemoSettings.BACKEND, logPort);
            teardown.later("stop HAProxy", haproxy::close);
            ServiceProcess service = ServiceProcess.start(Map.of(
                    "PLIMSOLL_HAPROXY_SOCKET", haproxy.socket(),
                    "PLIMSOLL_PROXY_LOG_PORT", Integer.toString(logPort)));
            teardown.later("stop the service", service::close);
            try {
                return play(isOnce, new StageBuilder(rehearsal, haproxy, service, terminal, teardown).build());
            } catch (DemoFailure failure) {
                if (!isStopping) {
                    terminal.print("The end of the service's log:\n" + service.endOfLog());
                }
                throw failure;
            }
        }
    }

    private static Summary play(boolean isOnce, Stage stage) {
        if (!isOnce) {
            new Waves(stage).runForever();
        }
        return new Cycle(stage).run();
    }
}
