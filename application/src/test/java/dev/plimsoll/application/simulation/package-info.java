@NullMarked
package dev.plimsoll.application.simulation;

import org.jspecify.annotations.NullMarked;
