/// Observing, cloning and removing the containers of a Compose service.
@NullMarked
package dev.plimsoll.adapters.docker.control;

import org.jspecify.annotations.NullMarked;
