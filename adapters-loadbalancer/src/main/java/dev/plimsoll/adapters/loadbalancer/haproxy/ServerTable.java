package dev.plimsoll.adapters.loadbalancer.haproxy;

import dev.plimsoll.application.balancer.ServerLoad.Counted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads what HAProxy answers to [#question]: two tables, one with how servers are meant to be and one with
/// how they are.
final class ServerTable {
    private static final String STATE = "# be_id ";
    private static final String STAT = "# pxname,";

    private final Map<String, Map<String, String>> states = new HashMap<>();
    private final Map<String, Map<String, String>> stats = new HashMap<>();

    private ServerTable() {}

    static String question(String backend) {
        return "show servers state " + backend + ";show stat " + backend + " 4 -1";
    }

    /// @throws IOException when this is no answer to it
    static List<Server> read(String answer) throws IOException {
        if (!answer.contains(STATE) || !answer.contains(STAT)) {
            throw new IOException("it does not answer as HAProxy does: " + answer.strip());
        }
        ServerTable table = new ServerTable();
        table.take(answer);
        List<Server> servers = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> entry : table.states.entrySet()) {
            servers.add(server(entry.getKey(), entry.getValue(), table.stats.getOrDefault(entry.getKey(), Map.of())));
        }
        return servers;
    }

    private void take(String answer) {
        List<String> columns = List.of();
        for (String line : answer.lines().toList()) {
            if (line.startsWith(STATE) || line.startsWith(STAT)) {
                columns = split(line.substring(2));
            } else if (!columns.isEmpty() && !line.isBlank()) {
                Map<String, String> row = row(columns, split(line));
                boolean isState = row.containsKey("srv_name");
                (isState ? states : stats).put(row.getOrDefault(isState ? "srv_name" : "svname", ""), row);
            }
        }
    }

    private static Server server(String name, Map<String, String> state, Map<String, String> stat) throws IOException {
        return new Server(
                name,
                number(state, "srv_id"),
                state.getOrDefault("srv_addr", ""),
                (int) number(state, "srv_port"),
                number(state, "srv_admin_state"),
                number(state, "srv_op_state"),
                number(state, "srv_check_result"),
                number(state, "srv_check_state"),
                new Counted(number(stat, "scur"), number(stat, "qcur")),
                number(stat, "stot"),
                (stat.getOrDefault("check_status", "") + " " + stat.getOrDefault("last_chk", "")).strip());
    }

    /// An empty cell is 0.
    private static long number(Map<String, String> row, String column) throws IOException {
        String text = row.getOrDefault(column, "");
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException odd) {
            throw new IOException("it does not answer as HAProxy does: " + column + " is " + text, odd);
        }
    }

    private static Map<String, String> row(List<String> columns, List<String> cells) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
            row.put(columns.get(i), cells.get(i));
        }
        return row;
    }

    /// One table has commas, and quotes where a text has some; the other has spaces and neither.
    private static List<String> split(String line) {
        char separator = line.indexOf(',') >= 0 ? ',' : ' ';
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
