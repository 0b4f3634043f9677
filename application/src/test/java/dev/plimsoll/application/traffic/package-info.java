/// Tests of what the package of the same name does.
@NullMarked
package dev.plimsoll.application.traffic;

import org.jspecify.annotations.NullMarked;
