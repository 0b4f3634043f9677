/// Real proxies, and a HAProxy that misbehaves, for the tests of the proxies' metrics.
@NullMarked
package dev.plimsoll.adapters.metrics.proxy.support;

import org.jspecify.annotations.NullMarked;
