package dev.plimsoll.bootstrap.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Settings of the activator, from `plimsoll.activator.*`.
///
/// @param port where it listens; null when there is none
/// @param timeout how long a request waits for a container
/// @param queue how many requests of one target are there at a time
@ConfigurationProperties("plimsoll.activator")
public record ActivatorOptions(
        @Nullable Integer port,
        @Bindable(defaultValue = "60s") Duration timeout,
        @Bindable(defaultValue = "1000") int queue) {}
