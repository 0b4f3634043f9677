package dev.plimsoll.adapters.persistence.database;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Instants as the text of a `DATETIME(6)` in UTC: `2026-01-01 12:00:00.000001`.
///
/// A `java.sql.Timestamp` goes through the time zones of the JVM and of the session, and loses the hours that those
/// skip
/// or show twice. As text nobody converts anything.
public final class UtcText {
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter();
    private static final DateTimeFormatter WRITE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private UtcText() {}

    /// The instant as it is kept: databases round what is finer than a microsecond, so it is cut before.
    public static Instant kept(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    public static String write(Instant instant) {
        return WRITE.format(LocalDateTime.ofInstant(kept(instant), UTC));
    }

    public static @Nullable String writeNullable(@Nullable Instant instant) {
        return instant == null ? null : write(instant);
    }

    public static Instant read(String text) {
        return LocalDateTime.parse(text, READ).toInstant(UTC);
    }

    public static @Nullable Instant readNullable(@Nullable String text) {
        return text == null ? null : read(text);
    }
}
