package dev.plimsoll.bootstrap.architecture.bad.cycle.two;

import dev.plimsoll.bootstrap.architecture.bad.cycle.one.One;

public final class Two {
    public One one() {
        return new One(this);
    }
}
