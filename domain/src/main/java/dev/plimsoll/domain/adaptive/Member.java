package dev.plimsoll.domain.adaptive;

import java.time.Duration;

/// The forecasters of the portfolio. All but one go on from the last few steps: their mean, or a straight line through
/// them whose slope is damped.
public enum Member {
    FAST_REACTIVE("fast reactive", Duration.ofSeconds(10), 0),
    REACTIVE("reactive", Duration.ofSeconds(30), 0),
    SLOW_REACTIVE("slow reactive", Duration.ofMinutes(2), 0),
    TREND_30("trend of 30 s", Duration.ofSeconds(30), 1),
    TREND_60("trend of 60 s", Duration.ofSeconds(60), 1),
    TREND_120("trend of 2 m", Duration.ofMinutes(2), 1),
    DAMPED_60("damped trend of 60 s", Duration.ofSeconds(60), 0.5),
    DAMPED_180("damped trend of 3 m", Duration.ofMinutes(3), 0.5),

    /// The mean of the last minute, growing as it grew at this time yesterday.
    SEASONAL("seasonal", Duration.ZERO, 0);

    private final String text;
    private final Duration window;
    private final double damping;

    Member(String text, Duration window, double damping) {
        this.text = text;
        this.window = window;
        this.damping = damping;
    }

    /// As people call it.
    public String text() {
        return text;
    }

    /// How far back it looks; zero where that says nothing.
    Duration window() {
        return window;
    }

    /// How much of the slope it takes for granted, from 0 to 1.
    double damping() {
        return damping;
    }
}
