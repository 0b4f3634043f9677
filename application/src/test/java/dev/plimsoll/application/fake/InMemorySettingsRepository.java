package dev.plimsoll.application.fake;

import dev.plimsoll.application.port.PortFailure.StoreConflict;
import dev.plimsoll.application.port.SettingsRepository;
import java.util.Optional;

/// Keeps settings in memory.
public final class InMemorySettingsRepository extends InMemoryStore<SettingsRepository.Setting>
        implements SettingsRepository {
    @Override
    public Optional<Setting> find(String name) {
        return locked(rows -> Optional.ofNullable(rows.get(name)));
    }

    @Override
    public Setting save(Setting setting) {
        return locked(rows -> {
            Setting stored = rows.getOrDefault(setting.name(), Setting.unset(setting.name()));
            if (stored.version() != setting.version()) {
                throw new StoreConflict(
                        "save the setting " + setting.name() + ": it is no longer as it was read", null);
            }
            Setting next = new Setting(setting.name(), setting.value(), setting.version() + 1);
            rows.put(next.name(), next);
            return next;
        });
    }
}
