/// What was measured, minute by minute, and the snapshots for the next start.
@NullMarked
package dev.plimsoll.adapters.persistence.memory;

import org.jspecify.annotations.NullMarked;
