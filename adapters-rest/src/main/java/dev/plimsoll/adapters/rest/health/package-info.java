/// Whether the service works, for people, load balancers and supervisors.
@NullMarked
package dev.plimsoll.adapters.rest.health;

import org.jspecify.annotations.NullMarked;
