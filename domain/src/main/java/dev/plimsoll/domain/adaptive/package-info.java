/// The arithmetic of the policy `adaptive`: what the load may do next, learned from what it did, and how many
/// containers are worth their cost then.
@NullMarked
package dev.plimsoll.domain.adaptive;

import org.jspecify.annotations.NullMarked;
