/// The JSON forms of policies, one small class each.
@NullMarked
package dev.plimsoll.application.codec.policy;

import org.jspecify.annotations.NullMarked;
