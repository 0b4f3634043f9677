@NullMarked
package dev.plimsoll.adapters.rest.problem;

import org.jspecify.annotations.NullMarked;
