/// Autoscalers in the database.
@NullMarked
package dev.plimsoll.adapters.persistence.autoscaler;

import org.jspecify.annotations.NullMarked;
