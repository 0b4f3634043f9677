package dev.plimsoll.bootstrap.architecture.bad.port;

public abstract class WithEmptyKitContract {
    protected abstract WithEmptyKit port();
}
