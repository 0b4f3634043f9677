package dev.plimsoll.adapters.persistence;

import dev.plimsoll.adapters.persistence.database.DatabaseSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// The kits on the embedded database, in a file.
final class H2StoreTest extends StoreKits {
    H2StoreTest(@TempDir Path folder) {
        super(new Store(DatabaseSettings.embedded(folder)));
    }
}
