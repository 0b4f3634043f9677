/// Traefik by a document that it polls.
@NullMarked
package dev.plimsoll.adapters.loadbalancer.traefik;

import org.jspecify.annotations.NullMarked;
