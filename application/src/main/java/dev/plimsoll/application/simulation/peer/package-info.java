/// What others do: well-known autoscalers, each after its source, to compare ours with.
@NullMarked
package dev.plimsoll.application.simulation.peer;

import org.jspecify.annotations.NullMarked;
