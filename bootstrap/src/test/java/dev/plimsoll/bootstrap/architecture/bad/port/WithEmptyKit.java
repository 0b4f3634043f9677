package dev.plimsoll.bootstrap.architecture.bad.port;

public interface WithEmptyKit {
    boolean isThere();
}
