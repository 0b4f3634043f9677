package dev.plimsoll.bootstrap.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/// How notifications are sent, from `plimsoll.notification.*`.
///
/// @param allowLocalUrls whether webhooks may lead to this machine or its link
/// @param smtpUrl where e-mails are handed in; null when none are sent
/// @param smtpFrom the address that they come from
@ConfigurationProperties("plimsoll.notification")
public record NotificationSettings(
        @Bindable(defaultValue = "false") boolean allowLocalUrls,
        @Nullable String smtpUrl,
        @Nullable String smtpFrom) {}
