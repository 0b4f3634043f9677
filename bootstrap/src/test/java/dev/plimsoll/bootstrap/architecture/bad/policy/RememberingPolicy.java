package dev.plimsoll.bootstrap.architecture.bad.policy;

public final class RememberingPolicy implements Policy {
    private int calls;

    @Override
    public int recommend() {
        return ++calls;
    }
}
