/// Real servers of our own, and what stands in for those that misbehave.
@NullMarked
package dev.plimsoll.adapters.metrics.server;

import org.jspecify.annotations.NullMarked;
