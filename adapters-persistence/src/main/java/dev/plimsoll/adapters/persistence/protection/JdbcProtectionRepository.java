package dev.plimsoll.adapters.persistence.protection;

import static dev.plimsoll.adapters.persistence.database.DatabaseCall.answering;

import dev.plimsoll.application.port.ProtectionRepository;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import jakarta.inject.Singleton;
import java.util.List;

/// Keeps in the database which containers are protected.
@Singleton
final class JdbcProtectionRepository implements ProtectionRepository {
    private final ProtectionRows rows;

    JdbcProtectionRepository(ProtectionRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Protection> all() {
        return answering("read protected containers", rows::all).stream()
                .map(JdbcProtectionRepository::protection)
                .toList();
    }

    @Override
    public boolean add(Protection protection) {
        String container = protection.container().value();
        AppId app = protection.target().app();
        int added = answering(
                "protect container " + container,
                () -> rows.add(
                        container,
                        app.kind().name(),
                        app.name(),
                        protection.target().containerType()));
        return added > 0;
    }

    @Override
    public boolean remove(ContainerId container) {
        int removed =
                answering("end the protection of container " + container.value(), () -> rows.remove(container.value()));
        return removed > 0;
    }

    private static Protection protection(ProtectionRow row) {
        AppId app = new AppId(AppKind.valueOf(row.appKind()), row.appName());
        return new Protection(new TargetId(app, row.containerType()), new ContainerId(row.containerId()));
    }
}
