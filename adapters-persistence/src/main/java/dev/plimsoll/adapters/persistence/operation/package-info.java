/// What people asked of containers, in the database.
@NullMarked
package dev.plimsoll.adapters.persistence.operation;

import org.jspecify.annotations.NullMarked;
