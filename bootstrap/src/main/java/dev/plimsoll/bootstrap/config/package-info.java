/// Options and settings of the program.
@NullMarked
package dev.plimsoll.bootstrap.config;

import org.jspecify.annotations.NullMarked;
