package dev.plimsoll.bootstrap.architecture.bad.sleep;

import java.util.concurrent.TimeUnit;

public final class SleepsByUnit {
    public void sleep() throws InterruptedException {
        TimeUnit.SECONDS.sleep(1);
    }
}
