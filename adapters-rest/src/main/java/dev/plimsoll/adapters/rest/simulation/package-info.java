/// Simulations over HTTP.
@NullMarked
package dev.plimsoll.adapters.rest.simulation;

import org.jspecify.annotations.NullMarked;
