/// The library-free codec between domain values and trees of maps, lists and scalars, and the English of reasons.
@NullMarked
package dev.plimsoll.application.codec;

import org.jspecify.annotations.NullMarked;
