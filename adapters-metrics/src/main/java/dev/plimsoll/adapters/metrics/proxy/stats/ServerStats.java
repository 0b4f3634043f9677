package dev.plimsoll.adapters.metrics.proxy.stats;

/// How a server of HAProxy is at a moment.
///
/// @param address an IP address; empty when it has none
/// @param queued requests that wait for it: its own, and its share of those that wait for any server of
/// its backend
/// @param queueMillis how long the last 1024 requests waited, on average
/// @param connections that HAProxy has to it
/// @param askedAtMillis when it last got a request, to about a second; `Long.MIN_VALUE` when it never did
public record ServerStats(
        String backend,
        String name,
        String address,
        double queued,
        double queueMillis,
        double connections,
        long askedAtMillis) {}
