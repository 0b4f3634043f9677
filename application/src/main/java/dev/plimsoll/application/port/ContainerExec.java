package dev.plimsoll.application.port;

import dev.plimsoll.domain.fleet.ContainerId;
import java.time.Duration;
import java.util.List;

/// Runs commands inside containers. Every adapter passes `ContainerExecContract`.
///
/// Thread-safe; calls block until the command has ended or until their deadline, so run them on virtual threads. Any
/// call
/// may throw `PortFailure.EngineUnavailable`: it is unknown then whether the command runs.
public interface ContainerExec {
    /// Runs a command beside what runs in the container, as the container's own user, and waits for its end. What it
    /// prints
    /// goes nowhere.
    ///
    /// @param command the program and its arguments
    /// @param deadline how long to wait; a command that takes longer is left to itself
    Ended run(ContainerId container, List<String> command, Duration deadline);

    /// What became of a command.
    sealed interface Ended {
        /// It ran.
        ///
        /// @param status 0 when all went well; 126 or 127 when there is no such program, or it cannot be run
        record Exited(int status) implements Ended {}

        /// It did not end in time.
        record TimedOut() implements Ended {}

        /// It never ran: the container is gone, or does not run.
        ///
        /// @param detail why, in words for an operator
        record Refused(String detail) implements Ended {}
    }
}
