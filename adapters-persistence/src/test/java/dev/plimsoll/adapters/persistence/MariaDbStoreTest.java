package dev.plimsoll.adapters.persistence;

/// The kits on a real MariaDB.
final class MariaDbStoreTest extends StoreKits {
    MariaDbStoreTest() {
        super(new Store(SharedServer.mariaDb().settings("")));
    }
}
