/// Who is told of events, and what is on its way to them, in the database.
@NullMarked
package dev.plimsoll.adapters.persistence.notification;

import org.jspecify.annotations.NullMarked;
