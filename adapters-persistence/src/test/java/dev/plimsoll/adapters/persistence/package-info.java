/// The stores against real databases.
@NullMarked
package dev.plimsoll.adapters.persistence;

import org.jspecify.annotations.NullMarked;
