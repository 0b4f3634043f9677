package dev.plimsoll.adapters.persistence;

import org.junit.jupiter.api.Tag;

/// The kits on a real MySQL; they run with `-Pmysql`.
@Tag("mysql")
final class MySqlStoreTest extends StoreKits {
    MySqlStoreTest() {
        super(new Store(SharedServer.mySql().settings("")));
    }
}
