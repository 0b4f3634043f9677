package dev.plimsoll.adapters.metrics.proxy.stats;

import java.io.IOException;
import java.util.List;

/// One line of a table that HAProxy prints.
record Row(Columns columns, List<String> values) {
    /// Empty when the table has no such column.
    String get(String column) {
        int index = columns.names().indexOf(column);
        return index < 0 || index >= values.size() ? "" : values.get(index);
    }

    /// An empty cell is 0.
    double number(String column) throws IOException {
        String text = get(column);
        return text.isEmpty() ? 0 : (double) whole(text);
    }

    static long whole(String text) throws IOException {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new IOException("it does not answer as HAProxy does: " + text, e);
        }
    }
}
