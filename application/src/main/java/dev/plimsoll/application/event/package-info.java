/// What happened to apps, and who did it.
@NullMarked
package dev.plimsoll.application.event;

import org.jspecify.annotations.NullMarked;
