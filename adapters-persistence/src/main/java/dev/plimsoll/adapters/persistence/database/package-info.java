/// The database itself: where it is, how its failures are told, how instants and trees are written.
@NullMarked
package dev.plimsoll.adapters.persistence.database;

import org.jspecify.annotations.NullMarked;
