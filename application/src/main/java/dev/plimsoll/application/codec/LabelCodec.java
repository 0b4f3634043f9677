package dev.plimsoll.application.codec;

import dev.plimsoll.application.port.App;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import dev.plimsoll.domain.validation.Problems;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Settings of an autoscaler as labels of a service: each label is a field as the API takes it, under a
/// short name.
///
/// `plimsoll.enable=true` suffices: from 1 to 10 containers, and CPU at 60 %. Paths of problems are the
/// labels. Labels that are unknown are left to others.
public final class LabelCodec {
    private static final String ENABLE = App.ContainerType.LABELS + "enable";
    private static final int LEAST = 1;
    private static final int MOST = 10;
    private static final double USUAL_TARGET = 0.6;

    private LabelCodec() {}

    /// Whether the labels ask for an autoscaler.
    ///
    /// @throws InvalidSettings when they say neither yes nor no
    public static boolean isEnabled(Map<String, String> labels) {
        // Old versions of Compose write `True`.
        String text = labels.getOrDefault(ENABLE, "false").strip().toLowerCase(Locale.ROOT);
        boolean isTrue = text.equals("true");
        new Problems()
                .check(isTrue || text.equals("false"), ENABLE, "must be true or false")
                .refuse();
        return isTrue;
    }

    /// Reads the settings that labels describe.
    ///
    /// @param json parses JSON into maps, lists and scalars; its `IllegalArgumentException` says why it
    ///     cannot
    /// @param defaults the behaviour of what does not give its own
    /// @param known the metrics that have a source; another one is a problem
    /// @throws InvalidSettings with every problem and its label
    public static Settings read(
            Map<String, String> labels, Function<String, Object> json, Behavior defaults, Set<MetricName> known) {
        try {
            return SettingsCodec.readNew(fields(new Written(labels, json)), defaults, known);
        } catch (InvalidSettings wrong) {
            throw new InvalidSettings(
                    wrong.problems().stream().map(LabelCodec::atItsLabel).toList());
        }
    }

    private static Map<String, Object> fields(Written written) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("min_containers", written.number("min", LEAST));
        fields.put("max_containers", written.number("max", MOST));
        written.json("policies").putInto(fields);
        putShortForm(fields, written);
        written.text("combine").putInto(fields);
        written.text("mode").putInto(fields);
        (written.isObject("behavior") ? written.json("behavior") : written.text("behavior")).putInto(fields);
        written.problems().refuse();
        return fields;
    }

    private static void putShortForm(Map<String, Object> fields, Written written) {
        written.text("metric").putInto(fields);
        if (written.has("target")) {
            fields.put("target", written.number("target", 0));
        }
        if (!written.has("policies") && !written.has("metric")) {
            fields.put("metric", MetricName.CPU.value());
            fields.putIfAbsent("target", USUAL_TARGET);
        }
    }

    private static Problem atItsLabel(Problem problem) {
        return new Problem(
                App.ContainerType.LABELS + inShort(problem.path(), ""),
                inShort(problem.message(), App.ContainerType.LABELS));
    }

    private static String inShort(String text, String prefix) {
        return text.replace("min_containers", prefix + "min").replace("max_containers", prefix + "max");
    }

    /// A field of the API; without a value when its label is not there.
    private record Field(String name, @Nullable Object value) {
        void putInto(Map<String, Object> fields) {
            if (value != null) {
                fields.put(name, value);
            }
        }
    }

    /// The labels as they were written, and what is wrong with their JSON.
    private record Written(Map<String, String> labels, Function<String, Object> parser, Problems problems) {
        Written(Map<String, String> labels, Function<String, Object> parser) {
            this(labels, parser, new Problems());
        }

        boolean has(String name) {
            return label(name) != null;
        }

        boolean isObject(String name) {
            String text = label(name);
            return text != null && text.startsWith("{");
        }

        Field text(String name) {
            return new Field(name, label(name));
        }

        /// What is no number stays a text, which the fields' own reader refuses.
        Object number(String name, Object otherwise) {
            String text = label(name);
            try {
                return text == null ? otherwise : new BigDecimal(text);
            } catch (NumberFormatException _) {
                return text;
            }
        }

        Field json(String name) {
            String text = label(name);
            try {
                return new Field(name, text == null ? null : parser.apply(text));
            } catch (IllegalArgumentException broken) {
                problems.add(new Problem(name, "is not JSON: " + broken.getMessage()));
                return new Field(name, List.of());
            }
        }

        private @Nullable String label(String name) {
            String text = labels.get(App.ContainerType.LABELS + name);
            return text == null ? null : text.strip();
        }
    }
}
