/// Who is told of events, and by which ways that can be.
@NullMarked
package dev.plimsoll.adapters.rest.notification;

import org.jspecify.annotations.NullMarked;
