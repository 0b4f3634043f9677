package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.util.Locale;

/// Figures as the demo prints them, the same in every locale.
final class Text {
    private Text() {}

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is in a library that is not ours to depend on
    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    static String seconds(Duration duration) {
        return format("%.1f s", duration.toMillis() / 1000.0);
    }

    static String millis(Duration duration) {
        return format("%.1f ms", duration.toNanos() / 1e6);
    }

    static String containers(int count) {
        return count == 1 ? "1 container" : count + " containers";
    }
}
