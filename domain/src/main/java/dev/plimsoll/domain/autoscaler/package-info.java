/// The autoscaler aggregate: settings, what it must remember, and one evaluation.
@NullMarked
package dev.plimsoll.domain.autoscaler;

import org.jspecify.annotations.NullMarked;
