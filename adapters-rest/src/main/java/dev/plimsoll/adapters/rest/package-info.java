/// The REST API: the wire format of Scalingo's `/v1`, with additive fields of our own.
@NullMarked
package dev.plimsoll.adapters.rest;

import org.jspecify.annotations.NullMarked;
