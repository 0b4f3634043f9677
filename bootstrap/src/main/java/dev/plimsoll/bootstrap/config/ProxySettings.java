package dev.plimsoll.bootstrap.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/// Settings of the metrics of proxies, from `plimsoll.proxy.*`.
///
/// @param logAddress where HAProxy and nginx send their log lines, as in `PLIMSOLL_PROXY_LOG_PORT`; null when they
///     do not
/// @param haproxySocket the path of HAProxy's stats socket; null when there is none
@ConfigurationProperties("plimsoll.proxy")
public record ProxySettings(
        @Nullable String logAddress, @Nullable String haproxySocket) {}
