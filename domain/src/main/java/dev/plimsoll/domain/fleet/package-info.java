/// What is scaled: apps, targets and their containers as the platform reports them.
@NullMarked
package dev.plimsoll.domain.fleet;

import org.jspecify.annotations.NullMarked;
