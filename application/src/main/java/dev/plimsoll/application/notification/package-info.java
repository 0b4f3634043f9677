/// Who is told of events, how, and what has been sent.
@NullMarked
package dev.plimsoll.application.notification;

import org.jspecify.annotations.NullMarked;
