/// Lists and streams of a Redis server.
@NullMarked
package dev.plimsoll.adapters.metrics.redis;

import org.jspecify.annotations.NullMarked;
