package dev.plimsoll.bootstrap.architecture.bad.cycle.one;

import dev.plimsoll.bootstrap.architecture.bad.cycle.two.Two;

public record One(Two two) {}
