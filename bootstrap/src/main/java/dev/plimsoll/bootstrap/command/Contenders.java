package dev.plimsoll.bootstrap.command;

import dev.plimsoll.application.codec.SettingsCodec;
import dev.plimsoll.application.simulation.Contender;
import dev.plimsoll.application.simulation.autoscaler.SimulatedAutoscaler;
import dev.plimsoll.application.simulation.peer.Peers;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.nio.file.Path;
import java.util.Map;

/// Autoscalers in files, as the API takes them: with or without the envelope `autoscaler`.
final class Contenders {
    private static final String OPTION = "--autoscaler";
    private static final String ENVELOPE = "autoscaler";

    private Contenders() {}

    /// The autoscaler of a file, under the file's name.
    ///
    /// @throws InvalidSettings with every problem and its path
    static Contender of(String place) {
        Path file = Path.of(place);
        Map<String, Object> root = Inputs.object(OPTION, file);
        Map<?, ?> fields = root.get(ENVELOPE) instanceof Map<?, ?> inside ? inside : root;
        Settings settings =
                Inputs.from(file, () -> SettingsCodec.readNew(fields, Behavior.DEFAULT, SimulatedAutoscaler.METRICS));
        return SimulatedAutoscaler.contender(name(file), settings);
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
        if (Peers.ALL.stream().anyMatch(peer -> peer.name().equals(name))) {
            throw Arguments.wrong(OPTION, "must not be called as a peer is: " + file);
        }
        return name;
    }
}
