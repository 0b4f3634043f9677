@NullMarked
package dev.plimsoll.adapters.resilience;

import org.jspecify.annotations.NullMarked;
