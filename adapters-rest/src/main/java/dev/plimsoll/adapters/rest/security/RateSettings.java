package dev.plimsoll.adapters.rest.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// How often one may ask, from `plimsoll.rate.*`.
///
/// @param limit requests a minute of one token in the long run; 0 is no limit
/// @param burst requests at once, after a while without any
/// @param failedLogins wrong tokens from one address at once, and then each minute; 0 is no limit
@ConfigurationProperties("plimsoll.rate")
record RateSettings(
        @Bindable(defaultValue = "1200") int limit,
        @Bindable(defaultValue = "200") int burst,
        @Bindable(defaultValue = "10") int failedLogins) {}
