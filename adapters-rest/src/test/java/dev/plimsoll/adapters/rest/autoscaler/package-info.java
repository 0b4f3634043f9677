@NullMarked
package dev.plimsoll.adapters.rest.autoscaler;

import org.jspecify.annotations.NullMarked;
