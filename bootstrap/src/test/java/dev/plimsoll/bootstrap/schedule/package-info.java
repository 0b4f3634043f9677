@NullMarked
package dev.plimsoll.bootstrap.schedule;

import org.jspecify.annotations.NullMarked;
