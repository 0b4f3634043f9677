package dev.plimsoll.adapters.docker.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/// Files of a kernel, recorded in the test resources and copied to a folder where the container has the id that a test
/// wants.
final class RecordedTree {
    private static final String RECORDED_ID = "CONTAINER";

    private RecordedTree() {}

    static Path of(String name, String containerId, Path folder) {
        try {
            Path recorded = Path.of(Objects.requireNonNull(RecordedTree.class.getResource("/" + name))
                    .toURI());
            try (Stream<Path> files = Files.walk(recorded)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String path = recorded.relativize(file).toString().replace(RECORDED_ID, containerId);
                    Path copy = folder.resolve(path);
                    Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                    Files.copy(file, copy);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
