@NullMarked
package dev.plimsoll.adapters.rest.lifecycle;

import org.jspecify.annotations.NullMarked;
