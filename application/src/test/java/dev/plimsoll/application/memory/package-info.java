@NullMarked
package dev.plimsoll.application.memory;

import org.jspecify.annotations.NullMarked;
