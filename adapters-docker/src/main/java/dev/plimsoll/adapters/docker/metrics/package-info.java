/// What containers use, from the kernel's files or the stats stream.
@NullMarked
package dev.plimsoll.adapters.docker.metrics;

import org.jspecify.annotations.NullMarked;
