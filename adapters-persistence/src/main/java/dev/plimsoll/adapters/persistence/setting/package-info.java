/// Settings of the whole service in the database.
@NullMarked
package dev.plimsoll.adapters.persistence.setting;

import org.jspecify.annotations.NullMarked;
