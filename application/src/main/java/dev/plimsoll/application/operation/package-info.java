/// What people asked of containers, and how far it is: scaling and restarting by hand.
@NullMarked
package dev.plimsoll.application.operation;

import org.jspecify.annotations.NullMarked;
