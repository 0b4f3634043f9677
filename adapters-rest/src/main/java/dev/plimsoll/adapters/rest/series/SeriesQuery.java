package dev.plimsoll.adapters.rest.series;

import dev.plimsoll.application.usecase.ReadSeries.Range;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import dev.plimsoll.domain.validation.Problems;
import io.micronaut.http.HttpParameters;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which series is wanted.
record SeriesQuery(MetricName metric, String containerType, Range range) {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long MINUTE = 60;
    private static final int MOST_POINTS = 2_000;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /// Reads `metric`, `type`, `from`, `to`, `step` and `containers`. Without `from` it is the hour before `to`,
    /// without `to` it ends now; without `step` it has one point a minute, or as many whole minutes as it needs.
    ///
    /// @throws InvalidSettings with every problem
    static SeriesQuery of(HttpParameters query, Instant now) {
        Problems problems = new Problems();
        String metric = query.getFirst("metric").orElse("");
        String type = query.getFirst("type").orElse("");
        String containers = query.getFirst("containers").orElse("false");
        problems.check(!metric.isBlank(), "metric", "is required")
                .check(!type.isBlank(), "type", "is required")
                .check(containers.matches("true|false"), "containers", "must be true or false");
        Instant to = instant(query, "to", now, problems);
        Instant from = instant(query, "from", to.minus(HOUR), problems);
        Range range = range(from, to, step(query, from, to, problems), containers.equals("true"), problems);
        problems.refuse();
        if (range == null) {
            throw new IllegalStateException("a range without a problem was refused");
        }
        return new SeriesQuery(new MetricName(metric), type, range);
    }

    private static @Nullable Range range(
            Instant from, Instant to, Duration step, boolean withContainers, Problems problems) {
        try {
            Range range = new Range(from, to, step, withContainers);
            problems.check(
                    Duration.between(from, to).dividedBy(step) <= MOST_POINTS,
                    "step",
                    "must be longer: there would be more than " + MOST_POINTS + " points");
            return range;
        } catch (InvalidSettings refused) {
            problems.addUnder("", refused);
            return null;
        }
    }

    private static Duration step(HttpParameters query, Instant from, Instant to, Problems problems) {
        String text = query.getFirst("step").orElse("");
        boolean isNumber = text.matches("[0-9]{1,9}");
        if (isNumber) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        problems.check(text.isEmpty(), "step", "must be a number of seconds, such as 60");
        long seconds = Math.max(0, Duration.between(from, to).toSeconds());
        return Duration.ofSeconds(Math.max(1, Math.ceilDiv(seconds, MINUTE * MOST_POINTS)) * MINUTE);
    }

    private static Instant instant(HttpParameters query, String name, Instant otherwise, Problems problems) {
        String text = query.getFirst(name).orElse("");
        try {
            Instant given = text.isEmpty() ? otherwise : Instant.parse(text);
            problems.check(
                    !given.isBefore(EARLIEST) && !given.isAfter(LATEST), name, "must be a date from 1970 to 9999");
            return given.isBefore(EARLIEST) || given.isAfter(LATEST) ? otherwise : given;
        } catch (DateTimeException _) {
            problems.add(new Problem(name, "must be a date such as 2026-01-01T12:00:00Z"));
            return otherwise;
        }
    }
}
