/// What the platform offers, and where: what clients ask before they begin.
@NullMarked
package dev.plimsoll.adapters.rest.feature;

import org.jspecify.annotations.NullMarked;
