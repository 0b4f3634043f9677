@NullMarked
package dev.plimsoll.adapters.rest.series;

import org.jspecify.annotations.NullMarked;
