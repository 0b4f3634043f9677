/// The scaling history in the database.
@NullMarked
package dev.plimsoll.adapters.persistence.history;

import org.jspecify.annotations.NullMarked;
