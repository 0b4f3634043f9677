/// Probes of containers, as load balancers make them: a connection, or an answer to a GET.
@NullMarked
package dev.plimsoll.adapters.loadbalancer.probe;

import org.jspecify.annotations.NullMarked;
