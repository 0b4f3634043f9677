/// What Docker Compose writes on its containers, and how it is read back.
@NullMarked
package dev.plimsoll.adapters.docker.compose;

import org.jspecify.annotations.NullMarked;
