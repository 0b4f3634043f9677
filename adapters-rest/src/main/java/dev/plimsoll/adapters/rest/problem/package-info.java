/// The error bodies of the API; every status that is no success is answered from here.
@NullMarked
package dev.plimsoll.adapters.rest.problem;

import org.jspecify.annotations.NullMarked;
