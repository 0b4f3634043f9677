package dev.plimsoll.application.contract;

import dev.plimsoll.application.fake.Boundary;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.Map;

/// What the kits do to a platform, be it a fake or a real engine: the deeds of people, of fate and of the engine.
public interface PlatformLevers {
    /// A new service with so many containers, all running, which nobody is at any more.
    TargetId serviceWith(int count);

    /// The same, but its containers take their time to stop: as long as a real one may, or until
    /// `slowStopsMayEnd`.
    TargetId slowServiceWith(int count);

    /// All that a test wanted to see of slow stops has been seen.
    void slowStopsMayEnd();

    /// A service of which there is no container.
    TargetId absentService();

    void personStops(ContainerId container);

    void personStopsAll(TargetId target);

    void personStartsAgain(TargetId target);

    void personRemovesAll(TargetId target);

    /// `compose up` with this count.
    void personScales(TargetId target, int count);

    /// These labels are written on the service, and one more container is made that has them; the others stay.
    void personLabels(TargetId target, Map<String, String> labels);

    /// The container ends by itself.
    void crash(ContainerId container);

    /// From now on no container of this service can be started.
    void breakStarts(TargetId target);

    void engineGoesAway();

    void engineComesBack();

    /// The process dies right before its next call of this kind; until `newProcess` it makes no call any more.
    void dieBefore(Boundary boundary);

    /// A new process takes over: the ports are to be asked for again.
    void newProcess();

    /// How many containers of the service exist, in whatever state.
    int existing(TargetId target);
}
