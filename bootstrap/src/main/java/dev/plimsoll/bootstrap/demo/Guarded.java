package dev.plimsoll.bootstrap.demo;

import java.util.List;
import java.util.stream.Stream;

/// The command of a child process that neither ends before us nor outlives us.
///
/// Ctrl-C reaches every process of the terminal; this one must outlive it until the demo has tidied up. When the demo
/// itself is killed, its end of the pipe closes and the child is ended too.
final class Guarded {
    private static final String GUARD = """
            trap '' INT
            exec 3<&0
            (read -r _ <&3; kill $$) >/dev/null 2>&1 &
            exec "$@" 3<&- </dev/null
            """;

    private Guarded() {}

    static List<String> command(List<String> words) {
        return Stream.concat(Stream.of("/bin/sh", "-c", GUARD, "guarded"), words.stream())
                .toList();
    }
}
