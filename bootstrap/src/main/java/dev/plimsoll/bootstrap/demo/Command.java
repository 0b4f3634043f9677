package dev.plimsoll.bootstrap.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program and its first arguments, for example `docker compose`.
public record Command(List<String> words) {
    public Command {
        words = List.copyOf(words);
    }

    public static Command of(String... words) {
        return new Command(List.of(words));
    }

    public Command with(String... more) {
        return new Command(Stream.concat(words.stream(), Stream.of(more)).toList());
    }

    /// Runs to the end and returns the standard output; anything but exit code 0 in time is a `DemoFailure`.
    public String run(Duration deadline) {
        try {
            Process process = new ProcessBuilder(words).start();
            process.getOutputStream().close();
            CompletableFuture<String> output = read(process.getInputStream());
            CompletableFuture<String> errors = read(process.getErrorStream());
            await(process, deadline);
            if (process.exitValue() != 0) {
                throw new DemoFailure("%s failed:%n%s%s".formatted(this, output.join(), errors.join()));
            }
            return output.join();
        } catch (IOException broken) {
            throw new DemoFailure("cannot run " + this, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted in " + this, interrupted);
        }
    }

    private void await(Process process, Duration deadline) throws InterruptedException {
        boolean hasEnded = false;
        try {
            hasEnded = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            if (!hasEnded) {
                process.destroy(); // not on one that has ended: that would close what is still being read
            }
        }
        if (!hasEnded) {
            throw new DemoFailure("%s did not end within %s".formatted(this, Text.seconds(deadline)));
        }
    }

    /// On a thread of its own: a full pipe would stop the program.
    private static CompletableFuture<String> read(InputStream stream) {
        var text = new CompletableFuture<String>();
        Thread.startVirtualThread(() -> {
            try (stream) {
                text.complete(new String(stream.readAllBytes(), UTF_8));
            } catch (IOException endedByUs) {
                text.complete("");
            }
        });
        return text;
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
