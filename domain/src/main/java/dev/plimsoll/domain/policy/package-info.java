/// Scaling policies: pure functions from a situation to a recommendation.
@NullMarked
package dev.plimsoll.domain.policy;

import org.jspecify.annotations.NullMarked;
