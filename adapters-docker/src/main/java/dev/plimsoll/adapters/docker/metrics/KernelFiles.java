package dev.plimsoll.adapters.docker.metrics;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;

/// Reads small files of the kernel, all into one buffer. Not thread-safe.
final class KernelFiles {
    private byte[] buffer = new byte[8192];

    /// All that is in a file.
    String text(String path) throws IOException {
        try (FileInputStream file = new FileInputStream(path)) {
            int length = 0;
            for (int read = file.read(buffer); read > 0; read = file.read(buffer, length, buffer.length - length)) {
                length += read;
                if (length == buffer.length) {
                    buffer = Arrays.copyOf(buffer, 2 * length);
                }
            }
            return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        }
    }

    /// The number that is all of a file.
    long number(String path) throws IOException {
        return Long.parseLong(text(path).strip());
    }

    /// The number after a name at the beginning of a line; empty without such a line.
    static OptionalLong field(String text, String name) {
        int at = text.startsWith(name) ? 0 : text.indexOf("\n" + name) + 1;
        return text.startsWith(name, at) ? OptionalLong.of(numberAt(text, at + name.length())) : OptionalLong.empty();
    }

    /// The number that begins here, after spaces.
    static long numberAt(String text, int from) {
        int at = from;
        while (text.charAt(at) == ' ') {
            at++;
        }
        int end = at;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return Long.parseLong(text, at, end, 10);
    }
}
