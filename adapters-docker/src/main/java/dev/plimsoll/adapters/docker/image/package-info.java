/// Images: which there are, and how missing ones come from their registries.
@NullMarked
package dev.plimsoll.adapters.docker.image;

import org.jspecify.annotations.NullMarked;
