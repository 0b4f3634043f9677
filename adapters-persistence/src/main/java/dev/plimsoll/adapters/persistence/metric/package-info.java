/// Declared metrics in the database.
@NullMarked
package dev.plimsoll.adapters.persistence.metric;

import org.jspecify.annotations.NullMarked;
