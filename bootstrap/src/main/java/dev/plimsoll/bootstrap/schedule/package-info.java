/// Starts and stops the control loop with the server, and logs what it does.
@NullMarked
package dev.plimsoll.bootstrap.schedule;

import org.jspecify.annotations.NullMarked;
