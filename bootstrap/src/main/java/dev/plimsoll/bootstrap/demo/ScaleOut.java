package dev.plimsoll.bootstrap.demo;

import java.time.Duration;

/// How the fleet answered the load: what it settled at and when, what became of the requests until and since then, and
/// how long the first additional container took from the moment the CPU passed the target.
record ScaleOut(int settledAt, Duration settledAfter, LoadReport before, LoadReport since, Duration firstAddition) {}
