/// What every adapter of a port must do, as tests that its fake and each adapter run.
@NullMarked
package dev.plimsoll.application.contract;

import org.jspecify.annotations.NullMarked;
