/// What inspect tells of containers beyond what a list does, asked as seldom as can be.
@NullMarked
package dev.plimsoll.adapters.docker.inspect;

import org.jspecify.annotations.NullMarked;
