/// The whole program against a real engine.
@NullMarked
package dev.plimsoll.bootstrap.endtoend;

import org.jspecify.annotations.NullMarked;
