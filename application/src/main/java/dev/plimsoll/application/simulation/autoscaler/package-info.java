/// Autoscalers of ours in the simulator: the same aggregate, stages and policies as in production.
@NullMarked
package dev.plimsoll.application.simulation.autoscaler;

import org.jspecify.annotations.NullMarked;
