package dev.plimsoll.bootstrap.architecture.bad.sleep;

public final class Sleeps {
    public void sleep() throws InterruptedException {
        Thread.sleep(1000);
    }
}
