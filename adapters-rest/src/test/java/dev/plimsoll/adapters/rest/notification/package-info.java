@NullMarked
package dev.plimsoll.adapters.rest.notification;

import org.jspecify.annotations.NullMarked;
