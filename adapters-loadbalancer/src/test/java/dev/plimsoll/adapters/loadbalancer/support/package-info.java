/// Real load balancers and real servers behind them, for the tests of the adapters.
@NullMarked
package dev.plimsoll.adapters.loadbalancer.support;

import org.jspecify.annotations.NullMarked;
