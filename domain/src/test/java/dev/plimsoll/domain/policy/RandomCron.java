package dev.plimsoll.domain.policy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// A random cron expression that is known by its values, not by its text.
record RandomCron(
        String text,
        Set<Integer> minutes,
        Set<Integer> hours,
        Set<Integer> daysOfMonth,
        Set<Integer> months,
        Set<Integer> daysOfWeek) {
    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "America/Havana",
            "Africa/Cairo",
            "America/Santiago",
            "Asia/Kolkata",
            "Pacific/Apia",
            "UTC");

    static RandomCron of(RandomGenerator random) {
        String minutes = field(random, 0, 59, 3);
        String hours = field(random, 0, 23, 2);
        String daysOfMonth = random.nextInt(3) > 0 ? "*" : field(random, 1, 28, 2);
        String months = random.nextInt(3) > 0 ? "*" : field(random, 1, 12, 2);
        String daysOfWeek = random.nextInt(3) > 0 ? "*" : field(random, 0, 6, 2);
        return new RandomCron(
                String.join(" ", minutes, hours, daysOfMonth, months, daysOfWeek),
                values(minutes, 0, 59),
                values(hours, 0, 23),
                values(daysOfMonth, 1, 31),
                values(months, 1, 12),
                values(daysOfWeek, 0, 6));
    }

    static ZoneId zone(RandomGenerator random) {
        return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    }

    /// A moment from 2009 on, more often than not within a day of a change of the clock.
    static Instant moment(RandomGenerator random, ZoneId zone) {
        Instant any = Instant.parse("2009-01-01T00:00:00Z").plusSeconds(random.nextLong(25L * 365 * 86_400));
        ZoneOffsetTransition change = zone.getRules().nextTransition(any);
        return change == null || random.nextInt(4) == 0
                ? any
                : change.getInstant().plusSeconds(random.nextLong(-86_400, 86_400));
    }

    /// All firings of four days around a moment.
    NavigableSet<Instant> walk(ZoneId zone, Instant middle) {
        LocalDateTime centre = LocalDateTime.ofInstant(middle, ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        NavigableSet<Instant> firings = new TreeSet<>();
        for (LocalDateTime local = centre.minusDays(3); local.isBefore(centre.plusDays(3)); ) {
            if (has(local)) {
                firings.add(ZonedDateTime.ofLocal(local, zone, null).toInstant());
            }
            local = local.plusMinutes(1);
        }
        Instant from = middle.minus(2, ChronoUnit.DAYS);
        return firings.subSet(from, true, middle.plus(2, ChronoUnit.DAYS), false);
    }

    boolean has(LocalDateTime local) {
        boolean isDayOfMonth = daysOfMonth.contains(local.getDayOfMonth());
        boolean isDayOfWeek = daysOfWeek.contains(local.getDayOfWeek().getValue() % 7);
        boolean isStarred = text.split(" ", -1)[2].contains("*") || text.split(" ", -1)[4].contains("*");
        return minutes.contains(local.getMinute())
                && hours.contains(local.getHour())
                && months.contains(local.getMonthValue())
                && (isStarred ? isDayOfMonth && isDayOfWeek : isDayOfMonth || isDayOfWeek);
    }

    private static String field(RandomGenerator random, int least, int most, int items) {
        if (random.nextInt(3) == 0) {
            return random.nextBoolean() ? "*" : "*/" + random.nextInt(1, most);
        }
        return random.ints(random.nextInt(1, items + 1), least, most + 1)
                .mapToObj(from -> random.nextBoolean()
                        ? String.valueOf(from)
                        : from + "-" + random.nextInt(from, most + 1) + "/" + random.nextInt(1, most))
                .collect(Collectors.joining(","));
    }

    private static Set<Integer> values(String field, int least, int most) {
        Set<Integer> values = new TreeSet<>();
        for (String item : field.split(",", -1)) {
            String[] parts = item.replace("*", least + "-" + most).split("[-/]", -1);
            int from = Integer.parseInt(parts[0]);
            int to = parts.length > 1 ? Integer.parseInt(parts[1]) : from;
            int step = parts.length > 2 ? Integer.parseInt(parts[2]) : 1;
            for (int value = from; value <= to; value += step) {
                values.add(value);
            }
        }
        return values;
    }
}
