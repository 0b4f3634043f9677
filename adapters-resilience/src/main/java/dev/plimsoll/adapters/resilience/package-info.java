/// Protects calls to the outside: deadlines, second tries, circuits that open, and a limit to how many go on at once.
@NullMarked
package dev.plimsoll.adapters.resilience;

import org.jspecify.annotations.NullMarked;
