/// What keeps the architecture: every rule says why, and rejects a bad example from the packages below `bad`.
@NullMarked
package dev.plimsoll.bootstrap.architecture;

import org.jspecify.annotations.NullMarked;
