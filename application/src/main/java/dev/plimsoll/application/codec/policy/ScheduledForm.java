package dev.plimsoll.application.codec.policy;

import static dev.plimsoll.application.codec.tree.Trees.orElse;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.policy.CronExpression;
import dev.plimsoll.domain.policy.ScheduledPolicy;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `{"start": "0 8 * * MON-FRI", "end": "0 18 * * MON-FRI", "time_zone": "Europe/Berlin", "min": 4,
/// "max": null}`; `duration_seconds` may stand instead of `end`, and `count` for equal `min` and `max`. The
/// time zone is UTC unless given.
final class ScheduledForm implements PolicyForm<ScheduledPolicy> {
    private static final CronExpression NEW_YEAR = CronExpression.of("0 0 1 1 *");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final int MOST = 10_000;

    @Override
    public Class<ScheduledPolicy> policy() {
        return ScheduledPolicy.class;
    }

    @Override
    public String type() {
        return "scheduled";
    }

    @Override
    public @Nullable ScheduledPolicy read(Tree tree, MetricNames metrics) {
        CronExpression start = orElse(tree.required("start", cron(tree, "start")), NEW_YEAR);
        CronExpression end = cron(tree, "end");
        Duration duration = duration(tree);
        ZoneId zone = zone(tree);
        Integer min = tree.whole("min");
        Integer max = max(tree);
        Integer count = tree.whole("count");
        if (!tree.has("count")) {
            return tree.build(() -> new ScheduledPolicy(start, end, duration, zone, min, max));
        }
        if (tree.has("min") || tree.has("max")) {
            tree.problem("count", "must be given without min and max");
        }
        return tree.build(
                () -> new ScheduledPolicy(start, end, duration, zone, count, count),
                path -> path.equals("min") || path.equals("max") ? "count" : path);
    }

    @Override
    public Map<String, Object> write(ScheduledPolicy policy) {
        CronExpression end = policy.end();
        Duration duration = policy.duration();
        return Trees.map(
                "start", policy.start().toString(),
                "end", end == null ? null : end.toString(),
                "duration_seconds", duration == null ? null : duration.toSeconds(),
                "time_zone", policy.zone().getId(),
                "min", policy.min(),
                "max", policy.max());
    }

    private static @Nullable CronExpression cron(Tree tree, String key) {
        String text = tree.text(key);
        return text == null ? null : tree.build(() -> CronExpression.of(text), _ -> key);
    }

    /// One that cannot be read stands for the end nevertheless.
    private static @Nullable Duration duration(Tree tree) {
        Duration duration = tree.seconds("duration_seconds");
        boolean isUnread = duration == null && tree.has("duration_seconds") && !tree.has("end");
        return isUnread ? Duration.ofHours(1) : duration;
    }

    private static @Nullable Integer max(Tree tree) {
        Integer max = tree.whole("max");
        return max == null && tree.has("max") ? (Integer) MOST : max;
    }

    private static ZoneId zone(Tree tree) {
        String text = tree.text("time_zone");
        try {
            return text == null ? UTC : ZoneId.of(text);
        } catch (DateTimeException _) {
            tree.problem("time_zone", "must be a time zone, such as Europe/Berlin");
            return UTC;
        }
    }
}
