@NullMarked
package dev.plimsoll.adapters.rest.health;

import org.jspecify.annotations.NullMarked;
