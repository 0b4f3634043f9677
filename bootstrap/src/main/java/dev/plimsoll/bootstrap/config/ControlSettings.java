package dev.plimsoll.bootstrap.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Settings of the control loop, from `plimsoll.*`.
///
/// @param evaluationInterval how often each autoscaler is evaluated, from 1 s
/// @param evaluationConcurrency how many evaluations may run at a time
/// @param startConcurrency how many containers of a target start at a time
/// @param decisionRetention how long decisions are kept
/// @param metricRetention how long what minutes of metrics came to is kept
/// @param dockerHost where the engine listens, as in `DOCKER_HOST`; null is the local one
/// @param token a token that a person chose for an administrator; null when the first start makes one
/// @param guardCpu the process-wide threshold of `resource_guard` policies, as a ratio
/// @param guardMemory the same for memory
/// @param guardQueue the same for waiting items
/// @param networkCapacity bytes a second that fill the network of one container; null when nobody said it
/// @param diskCapacity the same for its disk
/// @param registries the file that says who we are to registries; null when we are nobody
/// @param bindRoots the folders below which containers may be given files, with colons between; null for none
@ConfigurationProperties("plimsoll")
public record ControlSettings(
        @Bindable(defaultValue = "5s") Duration evaluationInterval,
        @Bindable(defaultValue = "32") int evaluationConcurrency,
        @Bindable(defaultValue = "3") int startConcurrency,
        @Bindable(defaultValue = "30d") Duration decisionRetention,
        @Bindable(defaultValue = "30d") Duration metricRetention,
        @Nullable String dockerHost,
        @Nullable String token,
        @Bindable(defaultValue = "0.80") double guardCpu,
        @Bindable(defaultValue = "0.85") double guardMemory,
        @Bindable(defaultValue = "10") double guardQueue,
        @Nullable Long networkCapacity,
        @Nullable Long diskCapacity,
        @Nullable String registries,
        @Nullable String bindRoots) {}
