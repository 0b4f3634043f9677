/// Which Compose projects and services there are.
@NullMarked
package dev.plimsoll.adapters.docker.catalog;

import org.jspecify.annotations.NullMarked;
