package dev.plimsoll.adapters.resilience;

import dev.plimsoll.application.port.App;
import dev.plimsoll.application.port.AppCatalog;
import java.util.List;
import java.util.Optional;

/// The list of apps behind a circuit of its own.
public final class ResilientAppCatalog implements AppCatalog {
    private static final String LIST = "the list of apps";

    private final AppCatalog catalog;
    private final Circuits circuits;

    public ResilientAppCatalog(AppCatalog catalog, Circuits circuits) {
        this.catalog = catalog;
        this.circuits = circuits;
    }

    @Override
    public List<App> list() {
        Circuit circuit = circuits.of(EngineCircuits.THING, LIST, EngineCircuits.THING + " for " + LIST);
        return ResilientContainerControl.translated(() -> circuit.ask(catalog::list, _ -> Optional.empty()));
    }
}
