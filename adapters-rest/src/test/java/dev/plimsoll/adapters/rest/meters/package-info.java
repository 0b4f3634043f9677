@NullMarked
package dev.plimsoll.adapters.rest.meters;

import org.jspecify.annotations.NullMarked;
