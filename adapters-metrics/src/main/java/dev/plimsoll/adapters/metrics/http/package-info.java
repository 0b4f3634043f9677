/// Asks servers for JSON.
@NullMarked
package dev.plimsoll.adapters.metrics.http;

import org.jspecify.annotations.NullMarked;
