/// Takes the request logs of HAProxy and nginx over UDP and counts what each server did in the last
/// minute.
@NullMarked
package dev.plimsoll.adapters.metrics.proxy.log;

import org.jspecify.annotations.NullMarked;
