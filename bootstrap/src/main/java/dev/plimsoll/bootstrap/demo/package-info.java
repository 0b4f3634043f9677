/// The driver of `./plimsoll demo`: starts the service and a small Compose project, puts a known load on it, and shows
/// how the fleet follows. It knows the service only by its REST API and the engine only by the `docker` command, as a
/// user does. `Demo` is the way in; `Cycle` reads as the story.
@NullMarked
package dev.plimsoll.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
