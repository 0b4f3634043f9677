@NullMarked
package dev.plimsoll.adapters.rest.token;

import org.jspecify.annotations.NullMarked;
