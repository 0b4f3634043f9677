package dev.plimsoll.adapters.loadbalancer.nginx;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.domain.fleet.ContainerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The file with the servers of an upstream, one in each line with its container:
///
/// ```
/// server 172.18.0.3:8080; # 6f1c…
/// ```
final class IncludeFile {
    private static final String HEAD = "# Written by Plimsoll: changes are lost.\n";

    /// nginx does not start with an upstream of nobody.
    private static final String NOBODY = "server 127.0.0.1:1 down;\n";

    private static final Pattern LINE = Pattern.compile("server \\[?([0-9a-fA-F.:]+?)]?:([0-9]+); # (\\S+)");

    private final Path path;

    IncludeFile(Path path) {
        this.path = path;
    }

    static String text(Map<ContainerId, Endpoint> servers) {
        String lines = servers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(ContainerId::value)))
                .map(entry -> "server %s; # %s\n"
                        .formatted(entry.getValue(), entry.getKey().value()))
                .collect(Collectors.joining());
        return HEAD + (lines.isEmpty() ? NOBODY : lines);
    }

    static Map<ContainerId, Endpoint> servers(String text) {
        Map<ContainerId, Endpoint> servers = new HashMap<>();
        for (String line : text.lines().toList()) {
            Matcher server = LINE.matcher(line);
            if (server.matches()) {
                servers.put(
                        new ContainerId(server.group(3)),
                        new Endpoint(server.group(1), Integer.parseInt(server.group(2))));
            }
        }
        return servers;
    }

    /// Empty when there is none.
    String read() throws IOException {
        return Files.exists(path) ? Files.readString(path) : "";
    }

    /// Replaces it at once, so that nginx never reads half of it.
    void write(String text) throws IOException {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        Files.writeString(next, text);
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
