/// What holds for every autoscaler of the process.
@NullMarked
package dev.plimsoll.adapters.rest.process;

import org.jspecify.annotations.NullMarked;
