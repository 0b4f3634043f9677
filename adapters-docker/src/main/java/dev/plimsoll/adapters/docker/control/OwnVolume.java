package dev.plimsoll.adapters.docker.control;

import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Reply;
import dev.plimsoll.adapters.docker.label.Labels;
import dev.plimsoll.domain.fleet.AppId;
import java.util.Optional;

/// A named volume of an app of our own: the same name in another app is another volume.
record OwnVolume(AppId app, String source) {
    String name() {
        return app.name() + "_" + source;
    }

    /// Why containers of the app must not have it: somebody else's data is in it. The Engine makes one that
    /// is missing together with the first container.
    Optional<String> problem(Engine engine) {
        Reply found = engine.get("/volumes/" + name(), app.name() + ": looking for its volume " + source);
        boolean isOthers = found.isOk()
                && !found.need().path("Labels").path(Labels.OWN_APP).asText("").equals(app.name());
        return isOthers
                ? Optional.of("volume %s is not the app's: it has no label %s=%s"
                        .formatted(name(), Labels.OWN_APP, app.name()))
                : Optional.empty();
    }
}
