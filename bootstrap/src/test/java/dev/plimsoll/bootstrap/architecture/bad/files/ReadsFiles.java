package dev.plimsoll.bootstrap.architecture.bad.files;

import java.nio.file.Files;
import java.nio.file.Path;

public final class ReadsFiles {
    public boolean isThere(String name) {
        return Files.exists(Path.of(name));
    }
}
