/// What was scaled, as the events of an app.
@NullMarked
package dev.plimsoll.adapters.rest.history;

import org.jspecify.annotations.NullMarked;
