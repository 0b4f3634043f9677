/// Tests of what is said to load balancers.
@NullMarked
package dev.plimsoll.application.balancer;

import org.jspecify.annotations.NullMarked;
