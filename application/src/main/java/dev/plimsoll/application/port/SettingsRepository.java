package dev.plimsoll.application.port;

import java.util.Map;
import java.util.Optional;

/// Keeps settings of the whole service by name. Every adapter passes `SettingsRepositoryContract`.
///
/// Any call may throw `PortFailure.StoreUnavailable`.
public interface SettingsRepository {
    /// A setting as it is stored.
    ///
    /// @param value a tree of maps, lists and scalars, without nulls
    /// @param version counts stored changes, so that nobody overwrites what they have not seen; 0 was never stored
    record Setting(String name, Map<String, Object> value, long version) {
        public Setting {
            value = Map.copyOf(value);
        }

        /// One that nobody has set.
        public static Setting unset(String name) {
            return new Setting(name, Map.of(), 0);
        }
    }

    /// The setting of this name; nothing when nobody has set it.
    Optional<Setting> find(String name);

    /// Stores a setting and answers it with its next version.
    ///
    /// @throws PortFailure.StoreConflict when the stored version is another
    Setting save(Setting setting);
}
