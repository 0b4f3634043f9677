package dev.plimsoll.bootstrap.architecture.bad.bootstrap;

import dev.plimsoll.bootstrap.demo.Demo;

public final class KnowsBootstrap {
    public Class<?> demo() {
        return Demo.class;
    }
}
