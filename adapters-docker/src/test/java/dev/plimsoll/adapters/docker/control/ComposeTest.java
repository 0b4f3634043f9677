package dev.plimsoll.adapters.docker.control;

/// With docker-compose 1.29 as Debian has it.
class ComposeTest extends ComposeCases {
    @Override
    protected String compose() {
        return "docker-compose";
    }
}
