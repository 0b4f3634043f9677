/// Asks HAProxy's stats socket how its servers are.
@NullMarked
package dev.plimsoll.adapters.metrics.proxy.stats;

import org.jspecify.annotations.NullMarked;
