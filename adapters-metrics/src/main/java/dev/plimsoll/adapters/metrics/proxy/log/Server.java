package dev.plimsoll.adapters.metrics.proxy.log;

/// A server as a log names it.
///
/// @param log that told of it: the address it came from, with the backend (HAProxy) or syslog's tag (nginx)
/// @param name of its backend and itself to HAProxy; empty in nginx's log, which knows only addresses
/// @param address an IP address as numbers, without a port; empty when the log does not tell it
public record Server(String log, String backend, String name, String address) {}
