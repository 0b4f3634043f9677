/// Requests, response times, errors, queues and connections of containers, as the proxies before them
/// tell.
@NullMarked
package dev.plimsoll.adapters.metrics.proxy;

import org.jspecify.annotations.NullMarked;
