/// Metrics that apps declare and push.
@NullMarked
package dev.plimsoll.adapters.rest.metric;

import org.jspecify.annotations.NullMarked;
