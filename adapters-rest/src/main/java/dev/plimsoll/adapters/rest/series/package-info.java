/// What was measured, over time: our own series, and statistics as clients of Scalingo's API read them.
@NullMarked
package dev.plimsoll.adapters.rest.series;

import org.jspecify.annotations.NullMarked;
