/// Alerts, and where they stand, in the database.
@NullMarked
package dev.plimsoll.adapters.persistence.alert;

import org.jspecify.annotations.NullMarked;
