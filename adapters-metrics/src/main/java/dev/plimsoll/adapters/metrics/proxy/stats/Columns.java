package dev.plimsoll.adapters.metrics.proxy.stats;

import java.util.ArrayList;
import java.util.List;

/// The names of the columns of a table that HAProxy prints: by commas in `show stat`, by spaces
/// elsewhere.
record Columns(List<String> names, char separator) {
    static final Columns NONE = new Columns(List.of(), '\0');

    static Columns of(String header) {
        char separator = header.startsWith("# pxname,") ? ',' : ' ';
        return new Columns(split(header.substring(2), separator), separator);
    }

    boolean isStat() {
        return separator == ',';
    }

    boolean isState() {
        return separator == ' ';
    }

    Row row(String line) {
        return new Row(this, split(line, separator));
    }

    /// A cell in quotes may hold the separator.
    private static List<String> split(String line, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == separator && !isQuoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
