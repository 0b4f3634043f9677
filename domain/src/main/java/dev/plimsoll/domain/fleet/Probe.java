package dev.plimsoll.domain.fleet;

import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import dev.plimsoll.domain.validation.Problems;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a container without a health check is asked whether it can serve: it has to take a connection, or to
/// answer a GET with a status from 200 to 399.
///
/// Written as `tcp://:5432` or `http://:8080/healthz`: the host is the container's own.
///
/// @param port where it takes requests, from 1 to 65535
/// @param path what is asked for; empty where a connection is enough
public record Probe(int port, String path) {
    private static final Pattern TEXT =
            Pattern.compile("tcp://:(?<tcp>[0-9]{1,5})|http://:(?<http>[0-9]{1,5})(?<path>/[!-~]{0,1000})?");

    public Probe {
        new Problems()
                .check(port >= 1 && port <= 65_535, "port", "must be between 1 and 65535")
                .refuse();
    }

    /// Reads what [#toString] writes.
    ///
    /// @throws InvalidSettings when it is neither of the two forms
    public static Probe parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidSettings(
                    List.of(new Problem("probe", "must be like tcp://:5432 or http://:8080/healthz")));
        }
        String tcp = matcher.group("tcp");
        String path = matcher.group("path");
        return tcp == null
                ? new Probe(Integer.parseInt(matcher.group("http")), path == null ? "/" : path)
                : new Probe(Integer.parseInt(tcp), "");
    }

    /// Whether an answer is wanted and not only a connection.
    public boolean isHttp() {
        return !path.isEmpty();
    }

    @Override
    public String toString() {
        return (isHttp() ? "http://:" : "tcp://:") + port + path;
    }
}
