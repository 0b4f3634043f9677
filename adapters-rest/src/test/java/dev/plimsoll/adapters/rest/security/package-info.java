@NullMarked
package dev.plimsoll.adapters.rest.security;

import org.jspecify.annotations.NullMarked;
