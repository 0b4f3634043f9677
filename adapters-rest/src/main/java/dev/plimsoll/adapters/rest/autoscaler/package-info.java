/// Autoscalers on `/v1`: what clients send, and what they see.
@NullMarked
package dev.plimsoll.adapters.rest.autoscaler;

import org.jspecify.annotations.NullMarked;
