/// Alerts on `/v1`.
@NullMarked
package dev.plimsoll.adapters.rest.alert;

import org.jspecify.annotations.NullMarked;
