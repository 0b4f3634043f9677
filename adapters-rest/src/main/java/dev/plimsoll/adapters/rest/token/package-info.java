/// Tokens, and who one is.
@NullMarked
package dev.plimsoll.adapters.rest.token;

import org.jspecify.annotations.NullMarked;
