package dev.plimsoll.bootstrap.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Settings of load balancers, from `plimsoll.balancer.*`; HAProxy's socket is one of `ProxySettings`.
///
/// @param nginxDir the folder in which each upstream of nginx has its file; null when there is no nginx
/// @param nginxPid where nginx writes the number of its master; null for the usual place
/// @param nginxTest the command that fails when nginx cannot use its configuration; null for none
/// @param nginxReload the command that has nginx read its configuration again; null for a signal
/// @param nginxDrain for how long requests may take where `nginxReload` is given; null for 30 s
/// @param traefikPoll between two polls of Traefik's HTTP provider; null when there is no Traefik
/// @param traefikGrace for how long after a poll a container may still have requests; null for 10 s
@ConfigurationProperties("plimsoll.balancer")
public record BalancerSettings(
        @Nullable String nginxDir,
        @Nullable String nginxPid,
        @Nullable String nginxTest,
        @Nullable String nginxReload,
        @Nullable Duration nginxDrain,
        @Nullable Duration traefikPoll,
        @Nullable Duration traefikGrace) {}
