package dev.plimsoll.adapters.metrics.proxy.log;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How many datagrams the kernel dropped because a socket's receive buffer was full, from
/// `/proc/net/udp`.
final class KernelDrops {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int LOCAL_ADDRESS = 1;

    private KernelDrops() {}

    /// Empty where the kernel does not tell.
    static OptionalLong of(InetAddress address, int port) {
        Path sockets = Path.of(address instanceof Inet4Address ? "/proc/net/udp" : "/proc/net/udp6");
        try (Stream<String> lines = Files.lines(sockets, StandardCharsets.US_ASCII)) {
            return of(lines, address, port);
        } catch (IOException | RuntimeException _) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong of(Stream<String> lines, InetAddress address, int port) {
        String own = "%s:%04X".formatted(hex(address), port);
        return lines.map(line -> SPACES.split(line.strip()))
                .filter(columns -> columns.length > LOCAL_ADDRESS && columns[LOCAL_ADDRESS].equals(own))
                .mapToLong(columns -> Long.parseLong(columns[columns.length - 1]))
                .findFirst();
    }

    /// The kernel writes the words of an address as numbers of this machine.
    private static String hex(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress()).order(ByteOrder.nativeOrder());
        StringBuilder hex = new StringBuilder();
        while (bytes.hasRemaining()) {
            hex.append(String.format(Locale.ROOT, "%08X", bytes.getInt()));
        }
        return hex.toString();
    }
}
