/// Who asks, by token, and what the token's role allows.
@NullMarked
package dev.plimsoll.adapters.rest.security;

import org.jspecify.annotations.NullMarked;
