@NullMarked
package dev.plimsoll.adapters.rest.process;

import org.jspecify.annotations.NullMarked;
