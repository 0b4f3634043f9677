package dev.plimsoll.bootstrap.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/// Where the demo prints: coloured when the launcher found a terminal, plain lines elsewhere.
final class Terminal {
    private final PrintStream output = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    private final boolean isLive;

    Terminal() {
        this.isLive = "1".equals(System.getenv("PLIMSOLL_DEMO_LIVE"));
    }

    boolean isLive() {
        return isLive;
    }

    void print(String line) {
        output.println(line);
    }
}
