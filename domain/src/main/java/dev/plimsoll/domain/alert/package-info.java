/// Alerts: when a metric of a fleet is beyond a limit for too long.
@NullMarked
package dev.plimsoll.domain.alert;

import org.jspecify.annotations.NullMarked;
