/// Tests of the options.
@NullMarked
package dev.plimsoll.bootstrap.config;

import org.jspecify.annotations.NullMarked;
