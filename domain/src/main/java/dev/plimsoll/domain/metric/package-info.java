/// What is measured: metric names and the readings of one moment.
@NullMarked
package dev.plimsoll.domain.metric;

import org.jspecify.annotations.NullMarked;
