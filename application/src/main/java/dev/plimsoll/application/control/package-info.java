/// The control loop: evaluations in time, and the fleets brought to their desired counts.
@NullMarked
package dev.plimsoll.application.control;

import org.jspecify.annotations.NullMarked;
