package dev.plimsoll.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The servers of a backend as HAProxy itself tells them.
///
/// @param socket the path of its stats socket
record HaproxyServers(String socket, String backend) {
    /// One server: its address, whether its check finds it up, and whether nobody set it to drain or to maintenance.
    record Server(String address, boolean isUp, boolean isOpen) {
        private static Server read(String line) {
            List<String> fields = List.of(line.split(" "));
            return new Server(
                    fields.get(4), fields.get(5).equals("2"), fields.get(6).equals("0"));
        }

        boolean isServing() {
            return isUp && isOpen;
        }
    }

    /// Empty while HAProxy is away.
    Set<Server> all() {
        return ask("show servers state " + backend)
                .lines()
                .filter(line -> line.split(" ").length > 6 && !line.startsWith("#"))
                .map(Server::read)
                .collect(Collectors.toSet());
    }

    /// The addresses of those that get requests.
    Set<String> serving() {
        return all().stream().filter(Server::isServing).map(Server::address).collect(Collectors.toSet());
    }

    /// Whether these are all servers that there are, and all of them get requests.
    boolean areExactly(Set<String> addresses) {
        Set<Server> servers = all();
        return servers.size() == addresses.size() && serving().equals(addresses);
    }

    private String ask(String command) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap((command + "\n").getBytes(UTF_8)));
            return new String(Channels.newInputStream(channel).readAllBytes(), UTF_8);
        } catch (IOException away) {
            return "";
        }
    }
}
