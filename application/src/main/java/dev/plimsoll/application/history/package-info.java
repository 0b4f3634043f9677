/// What was done and how it ended.
@NullMarked
package dev.plimsoll.application.history;

import org.jspecify.annotations.NullMarked;
