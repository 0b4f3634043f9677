@NullMarked
package dev.plimsoll.application.lifecycle;

import org.jspecify.annotations.NullMarked;
