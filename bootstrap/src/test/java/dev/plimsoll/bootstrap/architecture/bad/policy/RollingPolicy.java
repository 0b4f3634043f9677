package dev.plimsoll.bootstrap.architecture.bad.policy;

import java.util.concurrent.ThreadLocalRandom;

public record RollingPolicy(int most) implements Policy {
    @Override
    public int recommend() {
        return ThreadLocalRandom.current().nextInt(most);
    }
}
