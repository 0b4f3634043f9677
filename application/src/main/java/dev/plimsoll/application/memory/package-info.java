/// What was measured, and is remembered: ten-second samples, what a minute of them comes to, and snapshots.
@NullMarked
package dev.plimsoll.application.memory;

import org.jspecify.annotations.NullMarked;
