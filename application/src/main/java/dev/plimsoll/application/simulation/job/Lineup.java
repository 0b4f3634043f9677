package dev.plimsoll.application.simulation.job;

import dev.plimsoll.application.simulation.Contender;
import dev.plimsoll.application.simulation.autoscaler.AdaptiveScaler;
import dev.plimsoll.application.simulation.peer.Peers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who takes part in a simulation: an autoscaler of ours first, then peers.
public final class Lineup {
    private Lineup() {}

    /// Ours where nobody names an autoscaler.
    public static Contender usual() {
        return AdaptiveScaler.CONTENDER;
    }

    /// Ours and all peers.
    public static List<Contender> of(Optional<Contender> ours) {
        return of(ours, Peers.ALL);
    }

    /// Ours and some peers.
    public static List<Contender> of(Optional<Contender> ours, List<Contender> peers) {
        return Stream.concat(Stream.of(ours.orElseGet(Lineup::usual)), peers.stream())
                .toList();
    }
}
