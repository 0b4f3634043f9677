package dev.plimsoll.adapters.loadbalancer.nginx;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs commands that may take only so long.
final class Shell {
    private static final int MOST_WORDS = 500;

    private final Duration deadline;

    Shell(Duration deadline) {
        this.deadline = deadline;
    }

    /// @throws IOException saying for people what the command had to say when it fails or takes too long
    void run(List<String> command) throws IOException {
        Path output = Files.createTempFile("plimsoll-command", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(output.toFile())
                    .start();
            if (!ends(process)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IOException(command + " took more than " + deadline.toMillis() + " ms");
            }
            if (process.exitValue() != 0) {
                throw new IOException(command + " failed: " + words(output));
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private boolean ends(Process process) throws IOException {
        try {
            return process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static String words(Path output) throws IOException {
        String words = Files.readString(output).strip();
        return words.substring(0, Math.min(words.length(), MOST_WORDS));
    }
}
