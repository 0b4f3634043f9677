/// How this adapter reads and writes JSON.
@NullMarked
package dev.plimsoll.adapters.rest.json;

import org.jspecify.annotations.NullMarked;
