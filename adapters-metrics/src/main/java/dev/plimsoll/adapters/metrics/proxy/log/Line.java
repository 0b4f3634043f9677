package dev.plimsoll.adapters.metrics.proxy.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of one line, as texts; null is a field that the line does not have.
final class Line {
    private static final String NOTHING = "-";
    private static final String NO_SERVER = "<NOSRV>";
    private static final int MILLIS_A_SECOND = 1000;
    private static final int LONGEST_NUMBER = 15;
    /// What nginx gives to another server was an error of the first one.
    private static final int TRIED_ANOTHER = 502;
    /// What answers with an internal redirect has done well; nginx logs no status of it.
    private static final int REDIRECTED = 0;

    /// Where it came from: an address.
    private final String sender;
    /// What syslog says of the program that sent it; empty when there was no syslog.
    private final String tag;

    @Nullable
    String backend;

    @Nullable
    String server;

    @Nullable
    String address;

    @Nullable
    String millis;

    @Nullable
    String status;

    @Nullable
    String upstreams;

    @Nullable
    String times;

    Line(String sender, String tag) {
        this.sender = sender;
        this.tag = tag;
    }

    List<Attempt> attempts() throws IOException {
        return server != null ? haproxy(server) : nginx();
    }

    private List<Attempt> haproxy(String name) throws IOException {
        long answeredAfter = whole(millis);
        long answer = whole(status);
        if (name.equals(NO_SERVER) || name.isEmpty()) {
            return List.of();
        }
        Server own = new Server(log(known(backend)), known(backend), name, known(address));
        return List.of(new Attempt(own, answeredAfter, answer));
    }

    /// Commas part the servers that were tried, colons between spaces the groups after an internal
    /// redirect.
    private List<Attempt> nginx() throws IOException {
        var _ = present(upstreams);
        long answer = whole(status);
        if (known(upstreams).isEmpty()) {
            return List.of();
        }
        String[] groups = split(upstreams, " : ");
        String[] timesOfGroups = split(times, " : ");
        LineParser.need(groups.length == timesOfGroups.length);
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < groups.length; i++) {
            boolean isLast = i == groups.length - 1;
            attempts.addAll(group(groups[i], timesOfGroups[i], isLast ? answer : REDIRECTED));
        }
        return attempts;
    }

    /// Servers that were tried one after another until one answered.
    private List<Attempt> group(String addresses, String timesOfThem, long answer) throws IOException {
        String[] servers = split(addresses, ",");
        String[] answeredAfter = split(timesOfThem, ",");
        LineParser.need(servers.length == answeredAfter.length);
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < servers.length; i++) {
            boolean hasAnswered = i == servers.length - 1;
            Server own = new Server(log(tag), "", "", withoutPort(servers[i]));
            long after = seconds(answeredAfter[i]);
            attempts.add(hasAnswered ? new Attempt(own, after, answer) : new Attempt(own, -1, TRIED_ANOTHER));
        }
        return attempts;
    }

    private String log(String part) {
        return part.isEmpty() ? sender : sender + " " + part;
    }

    private static String[] split(@Nullable String text, String by) throws IOException {
        return present(text).split(by, -1);
    }

    private static String withoutPort(String text) {
        String server = text.strip();
        int port = server.lastIndexOf(':');
        boolean isAddress = port > 0 && !server.startsWith("unix:");
        return (isAddress ? server.substring(0, port) : server).replace("[", "").replace("]", "");
    }

    private static String known(@Nullable String text) {
        return text == null || text.equals(NOTHING) ? "" : text;
    }

    private static long whole(@Nullable String text) throws IOException {
        return Math.round(number(text));
    }

    private static long seconds(String text) throws IOException {
        return known(text.strip()).isEmpty() ? -1 : Math.round(number(text.strip()) * MILLIS_A_SECOND);
    }

    private static String present(@Nullable String text) throws IOException {
        if (text == null) {
            throw new IOException("a field is missing");
        }
        return text;
    }

    private static double number(@Nullable String given) throws IOException {
        String text = present(given);
        LineParser.need(!text.isEmpty() && text.length() <= LONGEST_NUMBER);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            LineParser.need((c >= '0' && c <= '9') || c == '.' || (c == '-' && i == 0));
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IOException("not a number", e);
        }
    }
}
