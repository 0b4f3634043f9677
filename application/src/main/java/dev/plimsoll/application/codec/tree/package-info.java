/// Trees of maps, lists and scalars, as parsed JSON is one: reading them with all problems, and writing them.
@NullMarked
package dev.plimsoll.application.codec.tree;

import org.jspecify.annotations.NullMarked;
