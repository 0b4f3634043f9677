package dev.plimsoll.application.simulation.peer;

import dev.plimsoll.application.simulation.Conditions;
import dev.plimsoll.application.simulation.Contender;
import dev.plimsoll.application.simulation.Scaler;
import java.util.List;
import java.util.function.Function;

/// The built-in contenders, by the names of the reference simulator.
public final class Peers {
    /// Those that know the future, and those that do not.
    public static final List<Contender> ALL = List.of(
            Contender.ORACLE,
            Contender.STATIC_PEAK,
            asked("hpa-cpu", HpaPeer::onCpu),
            asked("hpa-rps", HpaPeer::onRequests),
            asked("keda", KedaPeer::new),
            asked("knative", KnativePeer::new),
            asked("aws-tt", AwsTargetTrackingPeer::new),
            asked("react", ReactPeer::new),
            asked("seed-simple", SeedSimplePeer::new),
            asked("seed-vote", SeedVotePeer::new),
            asked("hw-phpa", HoltWintersPeer::new));

    private Peers() {}

    private static Contender asked(String name, Function<Conditions, Scaler> entering) {
        return Contender.asked(name, entering);
    }
}
