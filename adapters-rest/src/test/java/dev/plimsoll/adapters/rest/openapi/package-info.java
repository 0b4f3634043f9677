@NullMarked
package dev.plimsoll.adapters.rest.openapi;

import org.jspecify.annotations.NullMarked;
