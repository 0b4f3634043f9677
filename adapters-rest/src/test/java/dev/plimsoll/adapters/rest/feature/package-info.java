@NullMarked
package dev.plimsoll.adapters.rest.feature;

import org.jspecify.annotations.NullMarked;
