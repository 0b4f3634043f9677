package dev.plimsoll.application.port;

import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Observes, starts and removes the containers of one target. Every adapter passes
/// `ContainerControlContract`.
///
/// Thread-safe; calls block until done or until the adapter's deadline, so run them on virtual threads.
/// Any call may throw `PortFailure.EngineUnavailable` (the next tick asks again).
public interface ContainerControl {
    /// The target's containers with their phases, as the platform reports them now, and whether other hands
    /// are at them. A target without any container is `STOPPED_BY_REQUEST`, as only a person removes the last
    /// one; but `STEADY` where containers are made from a stored template, as that is how it begins.
    Fleet observe(TargetId target);

    /// Starts up to `count` more containers side by side; returns once they run, which is before they are
    /// ready. None in a fleet that is not `STEADY` any more. After `EngineUnavailable` it is unknown how
    /// far the call got: `observe` before trying again.
    ///
    /// @param count at least 1
    /// @param stillWanted asked before each container; `false` ends the call early
    /// @return how many run now, and why others do not
    /// @throws PortFailure.TargetUnknown when there is neither a container to copy nor a stored template
    Started start(TargetId target, int count, BooleanSupplier stillWanted);

    /// Stops these containers with their own signal and grace period and removes them with their
    /// anonymous volumes. They count as draining from now on. Idempotent: what is already gone is no
    /// error.
    void remove(TargetId target, Set<ContainerId> victims);

    /// Stops a container with its own signal and grace period and keeps it, so that there is one to
    /// `wake`. It counts as draining meanwhile. Idempotent: one that has stopped or is gone is no error.
    void park(TargetId target, ContainerId container);

    /// Freezes containers, so that they take memory and nothing else. Idempotent: one that is paused, has
    /// ended or is gone is no error.
    void pause(TargetId target, Set<ContainerId> containers);

    /// Has frozen containers go on, side by side. Idempotent: one that runs or is gone is no error.
    void resume(TargetId target, Set<ContainerId> containers);

    /// Starts the container that stands for a target of which none runs, as it was when it stopped.
    ///
    /// @return what runs now, or why it does not
    /// @throws PortFailure.TargetUnknown when there is none
    Started wake(TargetId target);

    /// Stops a container with its own signal and grace period and starts it again; it counts as draining
    /// meanwhile. One that is gone is no error.
    ///
    /// @return why it does not run again; empty when it does
    Optional<String> restart(TargetId target, ContainerId container);

    /// Clears away what is left of an app of our own whose container types are all removed: containers
    /// that nobody knew of, and its network unless others are in it. Idempotent. Fails with
    /// `EngineUnavailable` while a call of `remove` is still stopping some of them.
    void dissolve(AppId app);
}
