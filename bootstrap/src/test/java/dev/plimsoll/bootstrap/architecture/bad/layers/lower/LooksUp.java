package dev.plimsoll.bootstrap.architecture.bad.layers.lower;

import dev.plimsoll.bootstrap.architecture.bad.layers.upper.Upper;

public record LooksUp(Upper upper) {}
