@NullMarked
package dev.plimsoll.application.simulation.autoscaler;

import org.jspecify.annotations.NullMarked;
