package dev.plimsoll.adapters.docker.control;

import dev.plimsoll.adapters.docker.support.Compose2;
import org.junit.jupiter.api.Tag;

/// With a Docker Compose of version 2.
@Tag("faults")
class Compose2Test extends ComposeCases {
    @Override
    protected String compose() {
        return Compose2.binary();
    }
}
