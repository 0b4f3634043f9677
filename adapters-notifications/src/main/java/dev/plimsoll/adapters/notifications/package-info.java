/// Sends messages: to webhooks, to Slack, and by e-mail.
@NullMarked
package dev.plimsoll.adapters.notifications;

import org.jspecify.annotations.NullMarked;
