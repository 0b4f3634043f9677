/// Which containers are protected, in the database.
@NullMarked
package dev.plimsoll.adapters.persistence.protection;

import org.jspecify.annotations.NullMarked;
