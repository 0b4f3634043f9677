package dev.plimsoll.adapters.persistence.setting;

import static dev.plimsoll.adapters.persistence.database.DatabaseCall.answering;

import dev.plimsoll.adapters.persistence.database.JsonText;
import dev.plimsoll.application.port.PortFailure.StoreConflict;
import dev.plimsoll.application.port.PortFailure.StoreUnavailable;
import dev.plimsoll.application.port.SettingsRepository;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Keeps settings in the database. Writers are told apart by the version of the row.
@Singleton
final class JdbcSettingsRepository implements SettingsRepository {
    private final SettingRows rows;
    private final JsonText json;

    JdbcSettingsRepository(SettingRows rows, JsonText json) {
        this.rows = rows;
        this.json = json;
    }

    @Override
    public Optional<Setting> find(String name) {
        return answering("find the setting " + name, () -> rows.findByName(name))
                .map(this::setting);
    }

    @Override
    public Setting save(Setting setting) {
        String operation = "save the setting " + setting.name();
        if (!answering(operation, () -> isStored(setting))) {
            throw new StoreConflict(operation + ": it is no longer as it was read", null);
        }
        return new Setting(setting.name(), setting.value(), setting.version() + 1);
    }

    private boolean isStored(Setting setting) {
        String content = json.write(setting.value());
        if (setting.version() > 0) {
            return rows.replace(setting.name(), content, setting.version()) > 0;
        }
        rows.add(setting.name(), content);
        return true;
    }

    /// What cannot be read counts as a database that does not answer: nobody must act on a guess.
    private Setting setting(SettingRow row) {
        try {
            return new Setting(row.name(), json.read(row.content()), row.version());
        } catch (UncheckedIOException unreadable) {
            throw new StoreUnavailable("the setting " + row.name() + " cannot be read", unreadable);
        }
    }
}
