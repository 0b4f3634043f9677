/// nginx by a file of servers that its configuration includes, and reloads.
@NullMarked
package dev.plimsoll.adapters.loadbalancer.nginx;

import org.jspecify.annotations.NullMarked;
