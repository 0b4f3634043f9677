package dev.plimsoll.adapters.persistence;

/// The servers that all tests of this JVM share: each starts when it is first asked for, and ends with the JVM.
final class SharedServer {
    private SharedServer() {}

    static DatabaseServer mariaDb() {
        return MariaDb.SERVER;
    }

    static DatabaseServer mySql() {
        return MySql.SERVER;
    }

    private static final class MariaDb {
        static final DatabaseServer SERVER = DatabaseServer.mariaDb();
    }

    private static final class MySql {
        static final DatabaseServer SERVER = DatabaseServer.mySql();
    }
}
