package dev.plimsoll.adapters.docker.control;

import dev.plimsoll.adapters.docker.label.Labels;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Finds the files that Compose writes into a container itself, because their content stands in the
/// Compose file (`configs` with `content`) or in the environment of the one who ran Compose. Inspect
/// shows nothing of them (ADR-0011).
final class ComposeFiles {
    private final ComposeYaml yaml = new ComposeYaml();

    /// What the Compose files say.
    sealed interface Inline {
        record Known(List<InlineTarget> targets) implements Inline {}

        /// They are not here, or cannot be understood without those who ran Compose.
        record Unknown(String why) implements Inline {}
    }

    Inline inline(Sibling sibling) {
        List<String> files = Arrays.stream(sibling.label(Labels.CONFIG_FILES).split(",", -1))
                .map(String::strip)
                .filter(file -> !file.isEmpty())
                .toList();
        try {
            if (files.isEmpty()) {
                throw new NotTold("its labels name no Compose files");
            }
            ComposeService service = new ComposeService(yaml, sibling.label(Labels.SERVICE));
            service.load(files, Path.of(sibling.label(Labels.WORKING_DIR)));
            return new Inline.Known(service.inlineTargets());
        } catch (NotTold e) {
            return new Inline.Unknown(e.why());
        } catch (InvalidPathException _) {
            return new Inline.Unknown("the Compose files have names that no file here can have");
        }
    }
}
