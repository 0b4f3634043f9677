/// A real engine, real Compose projects and simulated deaths, for the tests of this module.
@NullMarked
package dev.plimsoll.adapters.docker.support;

import org.jspecify.annotations.NullMarked;
