/// Which containers get requests: probes of readiness, load balancers and those that are leaving.
@NullMarked
package dev.plimsoll.application.traffic;

import org.jspecify.annotations.NullMarked;
