/// Simulations that people ask for while the service runs: what they may ask, and who is when at work.
@NullMarked
package dev.plimsoll.application.simulation.job;

import org.jspecify.annotations.NullMarked;
