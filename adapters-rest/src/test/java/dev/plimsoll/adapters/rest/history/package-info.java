@NullMarked
package dev.plimsoll.adapters.rest.history;

import org.jspecify.annotations.NullMarked;
