/// The Docker Engine API as raw JSON: one client, every call with a deadline.
@NullMarked
package dev.plimsoll.adapters.docker.engine;

import org.jspecify.annotations.NullMarked;
