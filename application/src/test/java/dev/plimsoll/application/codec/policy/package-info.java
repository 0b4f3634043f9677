/// Tests of the JSON forms of policies.
@NullMarked
package dev.plimsoll.application.codec.policy;

import org.jspecify.annotations.NullMarked;
