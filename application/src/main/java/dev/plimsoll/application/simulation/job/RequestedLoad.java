package dev.plimsoll.application.simulation.job;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.simulation.LoadTrace;
import dev.plimsoll.application.simulation.TraceRows;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the load of a simulation comes from.
public sealed interface RequestedLoad {
    /// The key of the request that people look at when the load cannot be simulated.
    String key();

    /// It was sent: as `trace`, `[[seconds, requests a second], ...]`, or as `csv`, in the lines of [LoadTrace].
    record Sent(String key, LoadTrace trace) implements RequestedLoad {}

    /// It was recorded of a `container_type` of an `app`.
    record Recorded(String app, String containerType) implements RequestedLoad {
        @Override
        public String key() {
            return Keys.APP;
        }
    }

    /// Reads one of the three; null where there is a problem, which the tree knows.
    static @Nullable RequestedLoad read(Tree tree, Map<?, ?> fields) {
        List<String> ways =
                Stream.of(Keys.TRACE, Keys.CSV, Keys.APP).filter(tree::has).toList();
        if (tree.has(Keys.TYPE) && !tree.has(Keys.APP)) {
            tree.problem(Keys.APP, "is required");
        }
        if (ways.size() != 1) {
            String only = "must be the only one of trace, csv and app";
            tree.problem(Keys.TRACE, ways.isEmpty() ? "is required, or csv, or app and container_type" : only);
            return null;
        }
        return switch (ways.getFirst()) {
            case Keys.TRACE -> sent(Keys.TRACE, Keys.trace(tree, fields.get(Keys.TRACE)));
            case Keys.CSV -> sent(Keys.CSV, Keys.csv(tree));
            default -> Keys.recorded(tree);
        };
    }

    private static @Nullable RequestedLoad sent(String key, @Nullable LoadTrace trace) {
        return trace == null ? null : new Sent(key, trace);
    }

    /// What stands under which key.
    final class Keys {
        static final String TRACE = "trace";
        static final String CSV = "csv";
        static final String APP = "app";
        static final String TYPE = "container_type";

        private Keys() {}

        private static @Nullable LoadTrace trace(Tree tree, @Nullable Object value) {
            if (value instanceof List<?> list) {
                return tree.build(() -> trace(list));
            }
            tree.problem(TRACE, "must be a list");
            return null;
        }

        private static LoadTrace trace(List<?> list) {
            TraceRows rows = new TraceRows(TRACE);
            for (int index = 0; index < list.size() && !rows.isHopeless(); index++) {
                String place = TRACE + "[" + index + "]";
                if (list.get(index) instanceof List<?> pair
                        && pair.size() == 2
                        && pair.getFirst() instanceof Number offset
                        && pair.getLast() instanceof Number rate) {
                    rows.row(place, offset.doubleValue(), rate.doubleValue());
                } else {
                    rows.problem(place, "must be two numbers: seconds, and requests a second");
                }
            }
            return rows.trace(TRACE);
        }

        private static @Nullable LoadTrace csv(Tree tree) {
            String text = tree.text(CSV);
            return text == null
                    ? null
                    : tree.build(
                            () -> LoadTrace.parse(TRACE, text),
                            path -> path.startsWith("line ") ? CSV + " " + path : CSV);
        }

        private static @Nullable RequestedLoad recorded(Tree tree) {
            String app = tree.text(APP);
            String type = tree.required(TYPE, tree.text(TYPE));
            return app == null || type == null ? null : new Recorded(app, type);
        }
    }
}
