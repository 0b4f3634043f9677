package dev.plimsoll.application.codec;

import dev.plimsoll.application.codec.policy.MetricNames;
import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.domain.alert.Alert;
import dev.plimsoll.domain.alert.AlertRule;
import dev.plimsoll.domain.metric.MetricName;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rules of alerts as trees, as clients send and read them. Durations go both ways as clients write them: whole
/// nanoseconds, and for `remind_every` also Go's text (`5m30s`); `0s`, an empty text and null are never.
public final class AlertCodec {
    private static final String METRIC = "metric";
    private static final String LIMIT = "limit";
    private static final String BELOW = "send_when_below";
    private static final String DURATION = "duration_before_trigger";
    private static final String REMIND = "remind_every";
    private static final String DISABLED = "disabled";
    private static final String NOTIFIERS = "notifiers";

    private AlertCodec() {}

    /// What somebody wants of an alert.
    public record Wanted(AlertRule rule, List<String> notifiers) {}

    /// Reads the fields of a new alert.
    ///
    /// @param known the metrics that have a source; another one is a problem
    /// @throws dev.plimsoll.domain.validation.InvalidSettings with every problem and its path
    public static Wanted readNew(Map<?, ?> fields, Set<MetricName> known) {
        Tree tree = Tree.of(fields);
        MetricName metric = MetricNames.of(known).required(tree, METRIC);
        if (!tree.has(LIMIT)) {
            tree.problem(LIMIT, "is required");
        }
        return read(tree, blank(metric), List.of(), metric);
    }

    private static AlertRule blank(MetricName metric) {
        return new AlertRule(metric, 0, false, Duration.ZERO, null, false);
    }

    /// Lays the given fields over the present ones.
    ///
    /// @throws dev.plimsoll.domain.validation.InvalidSettings with every problem and its path
    public static Wanted readChanged(Map<?, ?> fields, Alert present, Set<MetricName> known) {
        Tree tree = Tree.of(fields);
        MetricName metric = tree.has(METRIC)
                ? MetricNames.of(known).required(tree, METRIC)
                : present.rule().metric();
        return read(tree, present.rule(), present.notifiers(), metric);
    }

    /// Reads what [#write] wrote.
    public static Wanted readStored(Map<?, ?> fields) {
        Tree tree = Tree.of(fields);
        MetricName metric = MetricNames.any().required(tree, METRIC);
        return read(tree, blank(metric), List.of(), metric);
    }

    private static Wanted read(Tree tree, AlertRule present, List<String> told, MetricName metric) {
        double limit = Objects.requireNonNullElse(tree.number(LIMIT), present.limit());
        boolean isBelow = Objects.requireNonNullElse(tree.truth(BELOW), present.sendWhenBelow());
        boolean isDisabled = Objects.requireNonNullElse(tree.truth(DISABLED), present.isDisabled());
        Duration before = tree.has(DURATION) ? nanos(tree, DURATION) : present.durationBeforeTrigger();
        Duration remind = tree.has(REMIND) || tree.isNull(REMIND) ? reminder(tree) : present.remindEvery();
        List<String> notifiers = tree.has(NOTIFIERS) ? names(tree) : told;
        AlertRule rule = tree.build(() ->
                new AlertRule(metric, limit, isBelow, before == null ? Duration.ZERO : before, remind, isDisabled));
        tree.refuse();
        return new Wanted(Objects.requireNonNull(rule), notifiers);
    }

    private static List<String> names(Tree tree) {
        List<String> names = tree.texts(NOTIFIERS);
        return names == null ? List.of() : names;
    }

    private static @Nullable Duration reminder(Tree tree) {
        if (!tree.has(REMIND)) {
            return null;
        }
        Duration given = tree.isText(REMIND) ? text(tree) : nanos(tree, REMIND);
        return given == null || given.isZero() ? null : given;
    }

    private static @Nullable Duration text(Tree tree) {
        String text = Objects.requireNonNullElse(tree.text(REMIND), "");
        Duration given = text.isEmpty() ? Duration.ZERO : GoDuration.parse(text).orElse(null);
        if (given == null) {
            tree.problem(REMIND, "must be a duration such as 5m30s, or nanoseconds");
        }
        return given;
    }

    private static @Nullable Duration nanos(Tree tree, String key) {
        Number number = tree.numeral(key);
        try {
            return number == null ? null : Duration.ofNanos(new BigDecimal(number.toString()).longValueExact());
        } catch (ArithmeticException | NumberFormatException _) {
            tree.problem(key, "must be a whole number of nanoseconds");
            return null;
        }
    }

    /// The fields as clients read them.
    public static Map<String, Object> write(AlertRule rule, List<String> notifiers) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(METRIC, rule.metric().value());
        fields.put(LIMIT, rule.limit());
        fields.put(BELOW, rule.sendWhenBelow());
        fields.put(DURATION, rule.durationBeforeTrigger().toNanos());
        Duration remind = rule.remindEvery();
        fields.put(REMIND, remind == null ? "" : GoDuration.write(remind));
        fields.put(DISABLED, rule.isDisabled());
        fields.put(NOTIFIERS, List.copyOf(notifiers));
        return fields;
    }
}
