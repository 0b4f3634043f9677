@NullMarked
package dev.plimsoll.application.simulation.peer;

import org.jspecify.annotations.NullMarked;
