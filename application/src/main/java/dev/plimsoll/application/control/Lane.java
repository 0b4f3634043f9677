package dev.plimsoll.application.control;

import java.util.concurrent.atomic.AtomicInteger;

/// Runs one task on a virtual thread, never twice at a time. A request while it runs makes it run once more, however
/// many requests there were.
final class Lane {
    private final Runnable task;
    private final String name;
    private final AtomicInteger requests = new AtomicInteger();

    Lane(String name, Runnable task) {
        this.name = name;
        this.task = task;
    }

    void request() {
        if (requests.getAndIncrement() == 0) {
            Thread.ofVirtual().name(name).start(this::run);
        }
    }

    /// Whether it neither runs nor was asked to.
    boolean isIdle() {
        return requests.get() == 0;
    }

    private void run() {
        int served = requests.get();
        try {
            task.run();
        } finally {
            // Also after a defect, which ends this thread: whoever asked meanwhile still gets a run.
            if (requests.addAndGet(-served) > 0) {
                Thread.ofVirtual().name(name).start(this::run);
            }
        }
    }
}
