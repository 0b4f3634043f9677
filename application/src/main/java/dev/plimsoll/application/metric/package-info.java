/// Metrics that people declare for their apps, and where they come from.
@NullMarked
package dev.plimsoll.application.metric;

import org.jspecify.annotations.NullMarked;
