@NullMarked
package dev.plimsoll.adapters.rest.metric;

import org.jspecify.annotations.NullMarked;
