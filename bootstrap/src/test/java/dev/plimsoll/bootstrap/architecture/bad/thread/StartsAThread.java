package dev.plimsoll.bootstrap.architecture.bad.thread;

public final class StartsAThread {
    public Thread start(Runnable work) {
        return Thread.startVirtualThread(work);
    }
}
