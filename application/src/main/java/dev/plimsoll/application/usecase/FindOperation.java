package dev.plimsoll.application.usecase;

import dev.plimsoll.application.control.OpenOperations;
import dev.plimsoll.application.operation.Operation;
import dev.plimsoll.application.port.OperationRepository;
import dev.plimsoll.domain.fleet.AppId;

/// Finds an operation of an app. It outlives the app's containers, so the app itself need not be there.
public final class FindOperation {
    private final OperationRepository operations;
    private final OpenOperations open;

    public FindOperation(OperationRepository operations, OpenOperations open) {
        this.operations = operations;
        this.open = open;
    }

    /// An operation as it stands.
    ///
    /// @param failing why it does not get on at present; empty while nothing fails, and when it is over
    public record Found(Operation operation, String failing) {}

    /// One operation of an app.
    ///
    /// @throws NotFound when the app has no such operation
    public Found find(String appNameOrId, String id) {
        return operations
                .find(id)
                .filter(operation -> isOf(operation.app(), appNameOrId))
                .map(operation -> new Found(operation, open.failureOf(operation)))
                .orElseThrow(() -> new NotFound("operation"));
    }

    private static boolean isOf(AppId app, String nameOrId) {
        return app.name().equals(nameOrId) || app.hex().equals(nameOrId);
    }
}
