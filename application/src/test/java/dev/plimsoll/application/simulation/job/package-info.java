@NullMarked
package dev.plimsoll.application.simulation.job;

import org.jspecify.annotations.NullMarked;
