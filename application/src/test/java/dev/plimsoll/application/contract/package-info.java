/// What every adapter of a port must do, as tests: one kit a port, run by its fake and by its adapters against the real
/// thing.
@NullMarked
package dev.plimsoll.application.contract;

import org.jspecify.annotations.NullMarked;
