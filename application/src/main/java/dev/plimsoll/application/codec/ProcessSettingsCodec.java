package dev.plimsoll.application.codec;

import static dev.plimsoll.application.codec.tree.Trees.orElse;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import dev.plimsoll.domain.policy.Guards;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The settings of the whole process as trees: `{"enabled": true, "thresholds": {"cpu_threshold": 80,
/// "memory_threshold": 85, "queue_threshold": 10}}`, cpu and memory in percent, the queue in items.
///
/// What is stored is what people set; what they did not set follows the options of the service.
public final class ProcessSettingsCodec {
    private static final String ENABLED = "enabled";
    private static final String THRESHOLDS = "thresholds";
    private static final int PERCENT = 2;

    /// Who means a ratio and writes 0.8 would have a guard that trips all the time, so there is a least percentage.
    private static final List<Threshold> ALL = List.of(
            new Threshold("cpu_threshold", 1, 1000, "must be a percentage from 1 to 1000"),
            new Threshold("memory_threshold", 1, 1000, "must be a percentage from 1 to 1000"),
            new Threshold("queue_threshold", 0, 1e9, "must be a number from 0 to 1000000000"));

    private ProcessSettingsCodec() {}

    /// A threshold, and what may be set.
    private record Threshold(String key, double least, double most, String rule) {
        @Nullable
        Double read(Tree thresholds) {
            Double value = thresholds.number(key);
            if (thresholds.isNull(key) || (value != null && !(value >= least && value <= most))) {
                thresholds.problem(key, rule);
            }
            return value;
        }
    }

    /// Reads a change. `enabled` that is not given means true; of the thresholds, those that are given are changed.
    ///
    /// @return the same tree with `enabled`, for [#overlaid]
    /// @throws InvalidSettings with every problem and its path
    public static Map<String, Object> readChange(Map<?, ?> body) {
        Tree tree = Tree.of(body);
        boolean isEnabled = orElse(tree.truth(ENABLED), true);
        if (tree.isNull(ENABLED)) {
            tree.problem(ENABLED, "must be true or false");
        }
        Tree thresholds = tree.object(THRESHOLDS);
        Map<String, Object> given = thresholds == null ? Map.of() : readThresholds(thresholds);
        tree.refuseOthers();
        tree.refuse();
        return Trees.map(ENABLED, isEnabled, THRESHOLDS, given);
    }

    private static Map<String, Object> readThresholds(Tree thresholds) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (Threshold threshold : ALL) {
            Double value = threshold.read(thresholds);
            if (value != null) {
                given.put(threshold.key(), plain(value));
            }
        }
        thresholds.refuseOthers();
        return given;
    }

    /// What is stored, with a change laid over it.
    public static Map<String, Object> overlaid(Map<String, Object> stored, Map<String, Object> change) {
        Map<String, Object> thresholds = new LinkedHashMap<>();
        copy(stored.get(THRESHOLDS), thresholds);
        copy(change.get(THRESHOLDS), thresholds);
        Map<String, Object> all = new LinkedHashMap<>(change);
        all.put(THRESHOLDS, thresholds);
        return all;
    }

    private static void copy(@Nullable Object from, Map<String, Object> to) {
        if (from instanceof Map<?, ?> map) {
            map.forEach((key, value) -> to.put(String.valueOf(key), value));
        }
    }

    /// What counts, given what is stored; keys of another release are passed over.
    ///
    /// @param otherwise the thresholds that nobody has set
    /// @throws InvalidSettings when it cannot be read
    public static ProcessSettings read(Map<String, Object> stored, Guards otherwise) {
        Tree tree = Tree.of(stored);
        boolean isEnabled = orElse(tree.truth(ENABLED), true);
        Tree thresholds = tree.object(THRESHOLDS);
        Guards guards = thresholds == null ? otherwise : readGuards(thresholds, otherwise);
        tree.refuse();
        return new ProcessSettings(isEnabled, Objects.requireNonNull(guards, "what has no problems was built"));
    }

    private static @Nullable Guards readGuards(Tree thresholds, Guards otherwise) {
        Double cpu = thresholds.number("cpu_threshold");
        Double memory = thresholds.number("memory_threshold");
        Double queue = thresholds.number("queue_threshold");
        return thresholds.build(() -> new Guards(
                cpu == null ? otherwise.cpu() : shifted(cpu, -PERCENT),
                memory == null ? otherwise.memory() : shifted(memory, -PERCENT),
                orElse(queue, otherwise.queue())));
    }

    /// The thresholds in the words of the API; whole numbers are written as such.
    public static Map<String, Object> writeThresholds(Guards guards) {
        return Trees.map(
                "cpu_threshold",
                plain(shifted(guards.cpu(), PERCENT)),
                "memory_threshold",
                plain(shifted(guards.memory(), PERCENT)),
                "queue_threshold",
                plain(guards.queue()));
    }

    /// Moves the decimal point: 0.29 becomes 29, where multiplying would leave dust.
    private static double shifted(double value, int digits) {
        return BigDecimal.valueOf(value).scaleByPowerOfTen(digits).doubleValue();
    }

    private static Number plain(double value) {
        return value == Math.rint(value) ? (Number) (long) value : (Number) value;
    }
}
