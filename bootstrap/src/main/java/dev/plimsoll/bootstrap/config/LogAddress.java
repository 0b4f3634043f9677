package dev.plimsoll.bootstrap.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where proxies send their log lines: `5140` is this machine alone, `172.17.0.1:5140` and `[::]:5140` are not.
public final class LogAddress {
    private static final Pattern PATTERN =
            Pattern.compile("(?:(?<host>(?:[0-9]{1,3}\\.){3}[0-9]{1,3}|\\[[0-9a-fA-F:.]+]):)?(?<port>[0-9]{1,5})");
    private static final int LARGEST_PORT = 65_535;

    private LogAddress() {}

    static boolean isOne(String text) {
        try {
            return parse(text).getPort() > 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// Reads it.
    ///
    /// @throws IllegalArgumentException when it is no port, with or without an address before it
    public static InetSocketAddress parse(String text) {
        Matcher parts = PATTERN.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group("port")) > LARGEST_PORT) {
            throw new IllegalArgumentException("must be a port from 1 to 65535, or an IP address and a port");
        }
        String host = parts.group("host");
        String address = host == null ? "127.0.0.1" : host.replace("[", "").replace("]", "");
        return new InetSocketAddress(InetAddress.ofLiteral(address), Integer.parseInt(parts.group("port")));
    }
}
