package dev.plimsoll.adapters.docker.control;

/// Whether containers of a target can be made now.
sealed interface Prepared {
    record Ready(Making making) implements Prepared {}

    /// They cannot; `why` is for people.
    record Refused(String why) implements Prepared {}
}
