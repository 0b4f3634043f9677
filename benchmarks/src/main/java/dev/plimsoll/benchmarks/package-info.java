/// Whole-system measurements: ratios against a reference that is measured in the same run.
@NullMarked
package dev.plimsoll.benchmarks;

import org.jspecify.annotations.NullMarked;
