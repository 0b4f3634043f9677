@NullMarked
package dev.plimsoll.adapters.persistence.token;

import org.jspecify.annotations.NullMarked;
