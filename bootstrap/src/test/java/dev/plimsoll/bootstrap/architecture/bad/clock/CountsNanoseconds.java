package dev.plimsoll.bootstrap.architecture.bad.clock;

public final class CountsNanoseconds {
    public long now() {
        return System.nanoTime();
    }
}
