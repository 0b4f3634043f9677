package dev.plimsoll.application.port;

/// The engine that runs the containers, seen as something that can be away.
public interface ContainerEngine {
    /// Asks the engine, with a short deadline; never throws.
    Status check();

    /// How it answers.
    sealed interface Status {
        /// It serves; `version` is its own word.
        record Up(String version) implements Status {}

        /// It does not; `detail` says what was tried and how it failed.
        record Down(String detail) implements Status {}
    }
}
