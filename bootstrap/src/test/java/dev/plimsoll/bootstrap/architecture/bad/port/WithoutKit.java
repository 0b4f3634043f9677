package dev.plimsoll.bootstrap.architecture.bad.port;

public interface WithoutKit {
    boolean isThere();
}
