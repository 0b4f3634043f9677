/// The simulator: replays a load against whoever decides how many containers there are, and scores what
/// came of it.
@NullMarked
package dev.plimsoll.application.simulation;

import org.jspecify.annotations.NullMarked;
