package dev.plimsoll.bootstrap.architecture.bad.policy;

import java.io.File;

public record ReadingPolicy(String file) implements Policy {
    @Override
    public int recommend() {
        return (int) new File(file).length();
    }
}
