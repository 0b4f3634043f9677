package dev.plimsoll.application.usecase;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.codec.EventData;
import dev.plimsoll.application.control.Convergence;
import dev.plimsoll.application.control.OpenOperations;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.operation.Operation;
import dev.plimsoll.application.port.App;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.OperationRepository;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problems;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Restarts the containers of an app, of each type one after another.
public final class RestartApp {
    private static final String SCOPE = "scope";

    private final FindApp findApp;
    private final OperationRepository repository;
    private final EventLog events;
    private final OpenOperations operations;
    private final Transactions transactions;
    private final Convergence convergence;
    private final Clock clock;

    public RestartApp(
            FindApp findApp,
            OperationRepository repository,
            OpenOperations operations,
            EventLog events,
            Transactions transactions,
            Convergence convergence,
            Clock clock) {
        this.findApp = findApp;
        this.repository = repository;
        this.operations = operations;
        this.events = events;
        this.transactions = transactions;
        this.convergence = convergence;
        this.clock = clock;
    }

    /// Begins to restart and returns at once; the operation tells how far it is.
    ///
    /// @param body `scope`, a list of container types or a single one, as parsed JSON; all when absent or empty
    /// @param actor who wants it, for the record
    /// @throws NotFound when there is no such app, or it has no such container type
    /// @throws InvalidSettings when the scope is no list of names
    public Operation restart(String appNameOrId, Map<?, ?> body, Actor actor) {
        App app = findApp.find(appNameOrId);
        List<String> scope = scope(app, body.get(SCOPE));
        scope.forEach(type -> findApp.type(app, type));
        Instant now = clock.instant();
        List<Operation.Part> parts =
                scope.stream().map(type -> new Operation.Part(type, 0)).toList();
        Operation operation = Operation.begin(app.id(), Operation.Kind.RESTART, parts, now);
        transactions.inOne(() -> {
            repository.save(operation);
            events.add(AppEvent.of(app.id(), now, EventType.RESTART, actor, EventData.restarted(operation)));
            return operation;
        });
        operations.begin(operation, now);
        operation.openTargets().forEach(convergence::wake);
        return operation;
    }

    private static List<String> scope(App app, @Nullable Object given) {
        if (given == null || given.equals(List.of())) {
            return app.containerTypes().stream().map(App.ContainerType::name).toList();
        }
        if (given instanceof String only) {
            return List.of(only);
        }
        boolean isNames = given instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
        new Problems()
                .check(isNames, SCOPE, "must be a list of container types")
                .refuse();
        return ((List<?>) given).stream().map(String.class::cast).distinct().toList();
    }
}
