@NullMarked
package dev.plimsoll.bootstrap.command;

import org.jspecify.annotations.NullMarked;
