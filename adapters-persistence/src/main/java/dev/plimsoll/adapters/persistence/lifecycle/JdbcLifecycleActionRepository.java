package dev.plimsoll.adapters.persistence.lifecycle;

import static dev.plimsoll.adapters.persistence.database.DatabaseCall.answering;
import static dev.plimsoll.adapters.persistence.database.DatabaseCall.running;

import dev.plimsoll.adapters.persistence.database.UtcText;
import dev.plimsoll.application.lifecycle.HookResult;
import dev.plimsoll.application.lifecycle.LifecycleAction;
import dev.plimsoll.application.lifecycle.Transition;
import dev.plimsoll.application.port.LifecycleActionRepository;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import jakarta.inject.Singleton;
import java.util.List;

/// Keeps lifecycle actions in the database.
@Singleton
final class JdbcLifecycleActionRepository implements LifecycleActionRepository {
    private final ActionRows rows;

    JdbcLifecycleActionRepository(ActionRows rows) {
        this.rows = rows;
    }

    @Override
    public List<LifecycleAction> all() {
        return answering("read lifecycle actions", rows::all).stream()
                .map(JdbcLifecycleActionRepository::action)
                .toList();
    }

    @Override
    public void save(LifecycleAction action) {
        HookResult result = action.result();
        running(
                "save lifecycle action " + action.id(),
                () -> rows.replace(
                        action.id(),
                        action.target().app().kind().name(),
                        action.target().app().name(),
                        action.target().containerType(),
                        action.hook(),
                        action.transition().name(),
                        action.container().value(),
                        action.containerName(),
                        UtcText.write(action.begunAt()),
                        UtcText.write(action.covers()),
                        UtcText.write(action.deadline()),
                        UtcText.write(action.latest()),
                        action.isAccepted(),
                        result == null ? null : result.name()));
    }

    @Override
    public void delete(String id) {
        int _ = answering("forget lifecycle action " + id, () -> rows.remove(id));
    }

    private static LifecycleAction action(ActionRow row) {
        String result = row.result();
        return new LifecycleAction(
                row.id(),
                new TargetId(new AppId(AppKind.valueOf(row.appKind()), row.appName()), row.containerType()),
                row.hook(),
                Transition.valueOf(row.transition()),
                new ContainerId(row.containerId()),
                row.containerName(),
                UtcText.read(row.begunAt()),
                UtcText.read(row.covers()),
                UtcText.read(row.deadline()),
                UtcText.read(row.latest()),
                row.accepted(),
                result == null ? null : HookResult.valueOf(result));
    }
}
