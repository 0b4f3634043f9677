/// A bad example that a rule must reject.
@NullMarked
package dev.plimsoll.bootstrap.architecture.bad.cycle;

import org.jspecify.annotations.NullMarked;
