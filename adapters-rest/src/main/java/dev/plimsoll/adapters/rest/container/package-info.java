/// The containers of apps on `/v1`: formations, processes, and what people ask of them.
@NullMarked
package dev.plimsoll.adapters.rest.container;

import org.jspecify.annotations.NullMarked;
