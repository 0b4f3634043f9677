/// The Engine's event stream, and what it tells about who did what to a fleet.
@NullMarked
package dev.plimsoll.adapters.docker.events;

import org.jspecify.annotations.NullMarked;
