@NullMarked
package dev.plimsoll.adapters.rest.app;

import org.jspecify.annotations.NullMarked;
