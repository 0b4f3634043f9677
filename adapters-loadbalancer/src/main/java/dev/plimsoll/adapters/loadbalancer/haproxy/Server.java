package dev.plimsoll.adapters.loadbalancer.haproxy;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.balancer.ServerLoad.Counted;
import dev.plimsoll.application.balancer.ServerPhase;
import dev.plimsoll.application.balancer.ServerState;
import java.net.InetAddress;

/// A server of a backend as HAProxy tells of it.
///
/// @param id the number that is its own in the backend
/// @param adminState what people and we want of it, in HAProxy's bits
/// @param operation 0 when its check fails
/// @param checkResult what came of the last check, 3 when it passed
/// @param checkState how it is checked, in HAProxy's bits
/// @param requests that it ever got
/// @param lastCheck what came of the last check, in HAProxy's words
record Server(
        String name,
        long id,
        String ip,
        int port,
        long adminState,
        long operation,
        long checkResult,
        long checkState,
        Counted load,
        long requests,
        String lastCheck) {
    /// By us, by the configuration, by a server that it follows, by name resolution, as its name changed.
    private static final long MAINTENANCE = 0x01 | 0x02 | 0x04 | 0x20 | 0x40;

    private static final long DRAIN = 0x08 | 0x10;
    private static final long CHECK_ENABLED = 0x04;
    private static final long PASSED = 3;
    private static final long STOPPED = 0;

    boolean isInMaintenance() {
        return (adminState & MAINTENANCE) != 0;
    }

    boolean isDraining() {
        return (adminState & DRAIN) != 0;
    }

    boolean isHeldBack() {
        return isInMaintenance() || isDraining();
    }

    boolean isChecked() {
        return (checkState & CHECK_ENABLED) != 0;
    }

    /// A new server counts as up until its first check has failed, so only a check that passed counts.
    boolean isFit() {
        return isChecked() && checkResult == PASSED && operation != STOPPED;
    }

    boolean isAt(Endpoint endpoint) {
        return port == endpoint.port() && canonical(ip).equals(canonical(endpoint.ip()));
    }

    /// One that is to get requests.
    ServerState serving() {
        if (isHeldBack()) {
            return state(ServerPhase.STARTING);
        }
        return state(operation == STOPPED ? ServerPhase.DOWN : ServerPhase.READY);
    }

    /// One that is to get none.
    ServerState draining() {
        return state(isHeldBack() && load.isIdle() ? ServerPhase.DRAINED : ServerPhase.DRAINING);
    }

    /// One that nobody has said anything about: what never got a request is still to get its first.
    ServerState unasked() {
        return isHeldBack() && requests > 0 ? draining() : serving();
    }

    private ServerState state(ServerPhase phase) {
        return new ServerState(phase, load, operation == STOPPED && !lastCheck.isEmpty() ? lastCheck : "");
    }

    /// An IPv6 address can be written in many ways; HAProxy writes `-` where there is none.
    private static String canonical(String ip) {
        try {
            return InetAddress.ofLiteral(ip).getHostAddress();
        } catch (IllegalArgumentException _) {
            return ip;
        }
    }
}
