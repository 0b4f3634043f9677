package dev.plimsoll.adapters.metrics.proxy.log;

import java.util.OptionalDouble;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/// What the servers of one container did in the last minute.
public final class Tally {
    private final IntCountsHistogram times = new IntCountsHistogram(Window.DIGITS);
    private long requests;
    private long errors;
    private long answered;
    private long millis;

    public long requests() {
        return requests;
    }

    /// How many of them ended with a status from 500 to 599.
    public long errors() {
        return errors;
    }

    /// In milliseconds, over the requests that were answered; empty when none was.
    public OptionalDouble meanTime() {
        return answered == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) millis / answered);
    }

    /// The time within which so many percent of the answered requests were answered.
    public OptionalDouble percentile(double percent) {
        return answered == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) times.getValueAtPercentile(percent));
    }

    void add(long ofRequests, long ofErrors, long ofAnswered, long ofMillis, @Nullable IntCountsHistogram ofTimes) {
        requests += ofRequests;
        errors += ofErrors;
        answered += ofAnswered;
        millis += ofMillis;
        if (ofTimes != null && ofAnswered > 0) {
            times.add(ofTimes);
        }
    }
}
