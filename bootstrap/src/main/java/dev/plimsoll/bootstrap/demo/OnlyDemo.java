package dev.plimsoll.bootstrap.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A lock file: two demos on one machine would take each other's project down. The kernel frees it with the process.
record OnlyDemo(Path file, FileChannel channel) implements AutoCloseable {
    static OnlyDemo lock() {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), DemoSettings.PROJECT + ".lock");
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new DemoFailure("another demo is running on this machine");
            }
            return new OnlyDemo(file, channel);
        } catch (IOException unwritable) {
            throw new DemoFailure("cannot lock " + file, unwritable);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException stuck) {
            throw new DemoFailure("cannot release the lock of the demo", stuck);
        }
    }
}
