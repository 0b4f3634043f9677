package dev.plimsoll.bootstrap.demo;

import java.time.Duration;

/// A rate that changes evenly until it is what it shall be, and stays so.
///
/// - Example: from 5 to 25 requests a second in 10 s: 15 after 5 s, 25 from 10 s on.
record Tide(double from, double to, Duration lasting) {
    static Tide steady(double requestsPerSecond) {
        return new Tide(requestsPerSecond, requestsPerSecond, Duration.ZERO);
    }

    /// Requests a second when so much time has gone by.
    double after(Duration elapsed) {
        return elapsed.compareTo(lasting) >= 0 ? to : from + (to - from) * elapsed.toNanos() / lasting.toNanos();
    }
}
