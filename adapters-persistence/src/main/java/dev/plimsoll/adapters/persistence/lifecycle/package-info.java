/// Lifecycle hooks and actions in the database.
@NullMarked
package dev.plimsoll.adapters.persistence.lifecycle;

import org.jspecify.annotations.NullMarked;
