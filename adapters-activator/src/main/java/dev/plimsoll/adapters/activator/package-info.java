/// Takes requests while no container does: wakes the type, holds the request, and hands it on.
@NullMarked
package dev.plimsoll.adapters.activator;

import org.jspecify.annotations.NullMarked;
