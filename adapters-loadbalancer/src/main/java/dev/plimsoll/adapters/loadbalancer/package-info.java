/// Load balancers as an installation has them.
@NullMarked
package dev.plimsoll.adapters.loadbalancer;

import org.jspecify.annotations.NullMarked;
