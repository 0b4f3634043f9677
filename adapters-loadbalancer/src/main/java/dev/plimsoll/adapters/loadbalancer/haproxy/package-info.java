/// HAProxy by its runtime API: containers become servers of a backend, and leave it, without a reload.
@NullMarked
package dev.plimsoll.adapters.loadbalancer.haproxy;

import org.jspecify.annotations.NullMarked;
