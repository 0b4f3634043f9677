package dev.plimsoll.application.usecase;

import dev.plimsoll.application.operation.Operation;
import dev.plimsoll.application.port.OperationRepository;
import dev.plimsoll.domain.fleet.AppId;

/// Finds an operation of an app. It outlives the app's containers, so the app itself need not be there.
public final class FindOperation {
    private final OperationRepository operations;

    public FindOperation(OperationRepository operations) {
        this.operations = operations;
    }

    /// One operation of an app.
    ///
    /// @throws NotFound when the app has no such operation
    public Operation find(String appNameOrId, String id) {
        return operations
                .find(id)
                .filter(operation -> isOf(operation.app(), appNameOrId))
                .orElseThrow(() -> new NotFound("operation"));
    }

    private static boolean isOf(AppId app, String nameOrId) {
        return app.name().equals(nameOrId) || app.hex().equals(nameOrId);
    }
}
