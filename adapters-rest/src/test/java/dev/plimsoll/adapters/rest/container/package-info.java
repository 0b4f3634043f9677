@NullMarked
package dev.plimsoll.adapters.rest.container;

import org.jspecify.annotations.NullMarked;
