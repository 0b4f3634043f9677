/// What is said to load balancers and what they say: which containers get requests, and how they stand.
@NullMarked
package dev.plimsoll.application.balancer;

import org.jspecify.annotations.NullMarked;
