package dev.plimsoll.adapters.persistence.lifecycle;

import static dev.plimsoll.adapters.persistence.database.DatabaseCall.answering;
import static dev.plimsoll.adapters.persistence.database.DatabaseCall.running;

import dev.plimsoll.adapters.persistence.database.JsonText;
import dev.plimsoll.adapters.persistence.database.UtcText;
import dev.plimsoll.application.codec.LifecycleCodec;
import dev.plimsoll.application.lifecycle.LifecycleHook;
import dev.plimsoll.application.port.LifecycleHookRepository;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.validation.InvalidSettings;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps lifecycle hooks in the database.
@Singleton
final class JdbcLifecycleHookRepository implements LifecycleHookRepository {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcLifecycleHookRepository.class);

    private final HookRows rows;
    private final JsonText json;

    JdbcLifecycleHookRepository(HookRows rows, JsonText json) {
        this.rows = rows;
        this.json = json;
    }

    @Override
    public List<LifecycleHook> all() {
        return answering("read lifecycle hooks", rows::all).stream()
                .flatMap(row -> readable(row).stream())
                .toList();
    }

    /// One that this version cannot read costs itself, and not all others.
    private Optional<LifecycleHook> readable(HookRow row) {
        TargetId target = new TargetId(new AppId(AppKind.valueOf(row.appKind()), row.appName()), row.containerType());
        try {
            return Optional.of(
                    LifecycleCodec.readStored(target, json.read(row.definition()), UtcText.read(row.createdAt())));
        } catch (InvalidSettings | UncheckedIOException unreadable) {
            LOG.warn(
                    "The lifecycle hook {} of {} cannot be read and is left out: {}",
                    row.name(),
                    target,
                    unreadable.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void save(LifecycleHook hook) {
        AppId app = hook.target().app();
        running(
                "save a lifecycle hook",
                () -> rows.replace(
                        app.kind().name(),
                        app.name(),
                        hook.target().containerType(),
                        hook.name(),
                        json.write(LifecycleCodec.write(hook)),
                        UtcText.write(hook.createdAt())));
    }

    @Override
    public boolean delete(TargetId target, String name) {
        int removed = answering(
                "delete a lifecycle hook",
                () -> rows.remove(target.app().kind().name(), target.app().name(), target.containerType(), name));
        return removed > 0;
    }
}
