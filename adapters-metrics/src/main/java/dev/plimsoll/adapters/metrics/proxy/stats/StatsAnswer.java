package dev.plimsoll.adapters.metrics.proxy.stats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// What HAProxy answers to [#QUESTION].
///
/// @param droppedLogs lines of its log that it could not send since it started
record StatsAnswer(List<ServerStats> servers, OptionalLong droppedLogs) {
    /// Of backends and servers only, as frontends tell nothing here.
    static final String QUESTION = "show info;show stat -1 6 -1;show servers state";

    private static final String DROPPED = "DroppedLogs: ";
    private static final String STAT = "# pxname,";
    private static final String STATE = "# be_id ";
    private static final String BACKEND = "BACKEND";

    /// @param nowMillis when it answered
    static StatsAnswer of(String text, long nowMillis) throws IOException {
        OptionalLong dropped = OptionalLong.empty();
        List<Row> stats = new ArrayList<>();
        Map<String, String> addresses = new HashMap<>();
        Columns columns = Columns.NONE;
        for (String line : text.lines().toList()) {
            if (line.startsWith(DROPPED)) {
                dropped = OptionalLong.of(Row.whole(line.substring(DROPPED.length())));
            } else if (line.startsWith(STAT) || line.startsWith(STATE)) {
                columns = Columns.of(line);
            } else if (columns.isStat() && line.indexOf(',') > 0) {
                stats.add(columns.row(line));
            } else if (columns.isState() && line.indexOf(' ') > 0) {
                Row state = columns.row(line);
                addresses.put(key(state.get("be_name"), state.get("srv_name")), state.get("srv_addr"));
            }
        }
        if (stats.isEmpty() && columns.equals(Columns.NONE)) {
            throw new IOException("it does not answer as HAProxy does");
        }
        return new StatsAnswer(servers(stats, addresses, nowMillis), dropped);
    }

    private static List<ServerStats> servers(List<Row> stats, Map<String, String> addresses, long nowMillis)
            throws IOException {
        Map<String, Double> shares = new HashMap<>();
        for (Row row : stats) {
            if (isBackend(row)) {
                List<Row> takers = takers(stats, row.get("pxname"));
                double share = row.number("qcur") / Math.max(1.0, takers.size());
                takers.forEach(taker -> shares.put(key(taker), share));
            }
        }
        List<ServerStats> servers = new ArrayList<>();
        for (Row row : stats) {
            if (!isBackend(row)) {
                servers.add(server(row, shares.getOrDefault(key(row), 0.0), addresses, nowMillis));
            }
        }
        return servers;
    }

    private static ServerStats server(Row row, double shareOfQueue, Map<String, String> addresses, long nowMillis)
            throws IOException {
        String address = addresses.getOrDefault(key(row), "");
        String quiet = row.get("lastsess");
        return new ServerStats(
                row.get("pxname"),
                row.get("svname"),
                address.equals("-") ? "" : address,
                row.number("qcur") + shareOfQueue,
                row.number("qtime"),
                row.number("scur"),
                quiet.isEmpty() || quiet.startsWith("-") ? Long.MIN_VALUE : nowMillis - 1000 * Row.whole(quiet));
    }

    /// Who may take what waits for a backend: those that are up, and backups only when nobody else is. With
    /// nobody up it waits for whoever comes first, so it is everybody's.
    private static List<Row> takers(List<Row> stats, String backend) {
        List<Row> servers = stats.stream()
                .filter(row -> row.get("pxname").equals(backend) && !isBackend(row))
                .toList();
        List<Row> up = servers.stream().filter(StatsAnswer::isUp).toList();
        List<Row> active =
                up.stream().filter(row -> !row.get("bck").equals("1")).toList();
        List<Row> takers = active.isEmpty() ? up : active;
        return takers.isEmpty() ? servers : takers;
    }

    /// It is, or nobody checks.
    private static boolean isUp(Row row) {
        String status = row.get("status");
        return status.startsWith("UP") || status.equals("no check");
    }

    private static boolean isBackend(Row row) {
        return row.get("svname").equals(BACKEND);
    }

    private static String key(Row row) {
        return key(row.get("pxname"), row.get("svname"));
    }

    private static String key(String backend, String server) {
        return backend + "/" + server;
    }
}
