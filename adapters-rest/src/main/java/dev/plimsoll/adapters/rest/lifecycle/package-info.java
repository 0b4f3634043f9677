/// Lifecycle hooks and actions on `/v1`.
@NullMarked
package dev.plimsoll.adapters.rest.lifecycle;

import org.jspecify.annotations.NullMarked;
