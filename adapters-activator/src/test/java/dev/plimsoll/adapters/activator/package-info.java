/// The activator before containers that are fakes, and answer for real.
@NullMarked
package dev.plimsoll.adapters.activator;

import org.jspecify.annotations.NullMarked;
