@NullMarked
package dev.plimsoll.adapters.notifications;

import org.jspecify.annotations.NullMarked;
