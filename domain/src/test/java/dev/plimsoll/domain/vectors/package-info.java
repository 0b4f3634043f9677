/// What the tests of Kubernetes' horizontal autoscaler assert, run against our own.
@NullMarked
package dev.plimsoll.domain.vectors;

import org.jspecify.annotations.NullMarked;
