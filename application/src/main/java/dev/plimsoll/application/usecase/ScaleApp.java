package dev.plimsoll.application.usecase;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.codec.EventData;
import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.control.Convergence;
import dev.plimsoll.application.control.OpenOperations;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.operation.Operation;
import dev.plimsoll.application.port.App;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.OperationRepository;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gives container types of an app the number of containers that a person wants, once: nobody holds it afterwards. The
/// autoscalers of those types are disabled, as the person has taken over.
public final class ScaleApp {
    /// More is a slip of the finger, not a wish.
    private static final int MOST = 1000;

    /// Evaluations store the aggregate too, so the change may have to be laid over a newer one.
    private static final int MOST_TRIES = 10;

    private final FindApp findApp;
    private final AutoscalerRepository autoscalers;
    private final OperationRepository repository;
    private final EventLog events;
    private final OpenOperations operations;
    private final Transactions transactions;
    private final Convergence convergence;
    private final Clock clock;

    public ScaleApp(
            FindApp findApp,
            AutoscalerRepository autoscalers,
            OperationRepository repository,
            EventLog events,
            OpenOperations operations,
            Transactions transactions,
            Convergence convergence,
            Clock clock) {
        this.findApp = findApp;
        this.autoscalers = autoscalers;
        this.repository = repository;
        this.events = events;
        this.operations = operations;
        this.transactions = transactions;
        this.convergence = convergence;
        this.clock = clock;
    }

    /// Begins to scale and returns at once; the operation tells how far it is.
    ///
    /// @param body `containers`, a list of `name` and `amount` (from 0 to 1000), as parsed JSON
    /// @param actor who wants it, for the record
    /// @throws NotFound when there is no such app, or it has no such container type
    /// @throws InvalidSettings with every problem and its path; nothing is changed then
    /// @throws PortFailure.StoreConflict when others change an autoscaler all the time
    public Operation scale(String appNameOrId, Map<?, ?> body, Actor actor) {
        App app = findApp.find(appNameOrId);
        List<Operation.Part> parts = read(body);
        parts.forEach(part -> findApp.type(app, part.containerType()));
        Instant now = clock.instant();
        Operation operation = Operation.begin(app.id(), Operation.Kind.SCALE, parts, now);
        AppEvent event = AppEvent.of(app.id(), now, EventType.SCALE, actor, EventData.scaled(app, operation));
        store(operation, event);
        operations.begin(operation, now);
        operation.openTargets().forEach(convergence::wake);
        return operation;
    }

    private void store(Operation operation, AppEvent event) {
        for (int attempt = 1; ; attempt++) {
            try {
                transactions.inOne(() -> {
                    operation.openTargets().forEach(target -> disable(target, event.at()));
                    repository.save(operation);
                    events.add(event);
                    return operation;
                });
                return;
            } catch (PortFailure.StoreConflict conflict) {
                if (attempt == MOST_TRIES) {
                    throw conflict;
                }
            }
        }
    }

    private void disable(TargetId target, Instant now) {
        autoscalers
                .findByTarget(target)
                .filter(autoscaler -> !autoscaler.settings().isDisabled())
                .map(autoscaler -> autoscaler.with(autoscaler.settings().disabled(), now))
                .ifPresent(autoscalers::update);
    }

    private static List<Operation.Part> read(Map<?, ?> body) {
        Tree tree = Tree.of(body);
        Set<String> named = new HashSet<>();
        List<Operation.Part> parts = tree.required("containers", tree.objects("containers", item -> part(item, named)));
        if (List.of().equals(body.get("containers"))) {
            tree.problem("containers", "must have at least one");
        }
        tree.refuse();
        return Objects.requireNonNull(parts);
    }

    private static Operation.@Nullable Part part(Tree item, Set<String> named) {
        String name = item.required("name", item.text("name"));
        Integer amount = item.required("amount", item.whole("amount"));
        if (amount != null && (amount < 0 || amount > MOST)) {
            item.problem("amount", "must be from 0 to " + MOST);
        }
        if (name != null && !named.add(name)) {
            item.problem("name", "is there twice");
        }
        checkSize(item);
        return name == null || amount == null ? null : new Operation.Part(name, amount);
    }

    /// Services set their own limits, so there is nothing to choose from.
    private static void checkSize(Tree item) {
        String size = item.text("size");
        if (size != null && !size.isEmpty() && !size.equals(App.ContainerType.SIZE)) {
            item.problem("size", "must be " + App.ContainerType.SIZE + ": the service itself sets its limits");
        }
    }
}
