/// What the sources of declared metrics have in common.
@NullMarked
package dev.plimsoll.adapters.metrics.declared;

import org.jspecify.annotations.NullMarked;
