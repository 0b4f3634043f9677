package dev.plimsoll.bootstrap.config;

import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bytes a second, as people write them.
///
/// - Form: a number from 1 and a unit; steps of 1000 are `kB`, `MB`, `GB`, those of 1024 `KiB`, `MiB`, `GiB`; without a
///   unit it is bytes. A `/s` may follow.
/// - Example: `125MB` is 125,000,000, which a network of 1 Gbit/s carries each way.
final class ByteRate {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?) ?([kKMG]i?B|B)?(?:/s)?");
    private static final Map<String, Long> UNITS = Map.of(
            "B",
            1L,
            "kB",
            1_000L,
            "KB",
            1_000L,
            "MB",
            1_000_000L,
            "GB",
            1_000_000_000L,
            "KiB",
            1L << 10,
            "MiB",
            1L << 20,
            "GiB",
            1L << 30);

    private ByteRate() {}

    /// Empty when the text is none.
    static OptionalLong parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return OptionalLong.empty();
        }
        Long unit = parts.group(2) == null ? Long.valueOf(1) : UNITS.get(parts.group(2));
        long bytes = unit == null ? 0 : (long) (Double.parseDouble(parts.group(1)) * unit);
        return bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
    }
}
