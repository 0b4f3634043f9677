/// What is to be done when containers start and before they stop, and how far it is.
@NullMarked
package dev.plimsoll.application.lifecycle;

import org.jspecify.annotations.NullMarked;
