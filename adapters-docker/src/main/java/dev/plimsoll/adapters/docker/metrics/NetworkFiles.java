package dev.plimsoll.adapters.docker.metrics;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.regex.Pattern;

/// The traffic of a container, as the kernel tells it to any process in it.
///
/// @param proc where the files of processes are, `/proc`
/// @param isOwn whether the container has a network to itself; else the traffic is of others too
record NetworkFiles(String proc, boolean isOwn) {
    static final Count.Unknown SHARED =
            new Count.Unknown("the containers share a network with others, where their traffic is not told apart");
    private static final Count.Unknown HIDDEN =
            new Count.Unknown("no process of the containers can be seen; the service must see those of the host");

    private static final Pattern SPACES = Pattern.compile(" +");
    private static final int HEADINGS = 2;
    private static final int SENT = 8;

    /// @param processes the list of the container's processes
    Count bytes(String processes, KernelFiles files) throws IOException {
        if (!isOwn) {
            return SHARED;
        }
        // A process of another namespace is listed as 0.
        for (String process : files.text(processes).lines().toList()) {
            if (!process.equals("0")) {
                try {
                    return new Count.Known(sum(files.text(proc + "/" + process + "/net/dev")));
                } catch (FileNotFoundException _) {
                    // It has just ended; the others share its network.
                }
            }
        }
        return HIDDEN;
    }

    /// A line for each interface: `eth0: 200 2 0 0 0 0 0 0 100 1 ...`, received first, then sent.
    private static long sum(String text) {
        return text.lines()
                .skip(HEADINGS)
                .map(String::strip)
                .filter(line -> !line.startsWith("lo:"))
                .mapToLong(NetworkFiles::receivedAndSent)
                .sum();
    }

    private static long receivedAndSent(String line) {
        String[] counts = SPACES.split(line.substring(line.indexOf(':') + 1).strip(), -1);
        return Long.parseLong(counts[0]) + Long.parseLong(counts[SENT]);
    }
}
