package dev.plimsoll.application.usecase;

import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.fleet.AppId;
import java.util.List;

/// Finds the autoscalers of an app. They outlive its containers, so the app itself need not be there.
public final class FindAutoscaler {
    private final AutoscalerRepository autoscalers;
    private final FindApp findApp;

    public FindAutoscaler(AutoscalerRepository autoscalers, FindApp findApp) {
        this.autoscalers = autoscalers;
        this.findApp = findApp;
    }

    /// All autoscalers of an app, oldest first.
    ///
    /// @throws NotFound when there is neither such an app nor an autoscaler of it
    public List<Autoscaler> ofApp(String nameOrId) {
        List<Autoscaler> found = autoscalers.list().stream()
                .filter(autoscaler -> isOf(autoscaler.target().app(), nameOrId))
                .toList();
        if (found.isEmpty()) {
            findApp.find(nameOrId);
        }
        return found;
    }

    /// One autoscaler of an app.
    ///
    /// @throws NotFound when there is no such app, or it has no such autoscaler
    public Autoscaler find(String appNameOrId, AutoscalerId id) {
        return ofApp(appNameOrId).stream()
                .filter(autoscaler -> autoscaler.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("autoscaler"));
    }

    private static boolean isOf(AppId app, String nameOrId) {
        return app.name().equals(nameOrId) || app.hex().equals(nameOrId);
    }
}
