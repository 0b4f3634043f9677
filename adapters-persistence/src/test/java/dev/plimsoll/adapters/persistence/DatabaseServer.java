package dev.plimsoll.adapters.persistence;

import dev.plimsoll.adapters.persistence.database.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A MySQL-compatible server of our own: private data, port and socket, ended by its own process handle. Its clock
/// shows
/// an odd time zone, and its default collation does not tell `a` from `A`.
final class DatabaseServer implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String USER = System.getProperty("user.name");

    private final List<String> install;
    private final List<String> run;
    private final Path folder;
    private final int port = freePort();
    private @Nullable Process process;

    /// @param inside the folder as the server sees it
    private DatabaseServer(Path folder, Path inside, List<String> install, List<String> run) {
        this.folder = folder;
        this.install = with(install, "--datadir=" + inside.resolve("data"));
        this.run = with(
                run,
                "--datadir=" + inside.resolve("data"),
                "--socket=" + inside.resolve("socket"),
                "--pid-file=" + inside.resolve("pid"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--default-time-zone=+05:45",
                "--innodb-flush-log-at-trx-commit=2");
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /// A fresh MariaDB from Debian's binaries.
    static DatabaseServer mariaDb() {
        Path folder = newFolder(Path.of(System.getProperty("java.io.tmpdir")));
        String user = "--user=" + USER;
        DatabaseServer server = new DatabaseServer(
                folder,
                folder,
                List.of(
                        binary("mariadb-install-db"),
                        "--no-defaults",
                        user,
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db"),
                List.of(binary("mariadbd"), "--no-defaults", user));
        server.install();
        return server;
    }

    /// A fresh MySQL from the Debian unpacked in the folder that PLIMSOLL_TEST_MYSQL names.
    static DatabaseServer mySql() {
        String root = System.getenv("PLIMSOLL_TEST_MYSQL");
        if (root == null || !Files.isExecutable(Path.of(root, "usr/sbin/mysqld"))) {
            throw new AssertionError("PLIMSOLL_TEST_MYSQL must name a folder with a Debian that has mysql-server: "
                    + "debootstrap --variant=minbase --include=mysql-server sid FOLDER");
        }
        Path folder = newFolder(Path.of(root, "tmp"));
        List<String> mysqld = List.of("chroot", root, "mysqld", "--no-defaults", "--user=root");
        DatabaseServer server = new DatabaseServer(
                folder,
                Path.of("/tmp").resolve(folder.getFileName()),
                with(mysqld, "--initialize-insecure"),
                with(mysqld, "--mysqlx=OFF", "--skip-log-bin"));
        server.install();
        return server;
    }

    /// How Plimsoll is told to use it; `options` follow the URL.
    DatabaseSettings settings(String options) {
        return DatabaseSettings.server("mysql://plimsoll:geheim@127.0.0.1:" + port + "/plimsoll" + options, null, null);
    }

    void start() {
        Process started = launch(run);
        process = started;
        long begun = System.nanoTime();
        while (!answers()) {
            if (ends(started, Duration.ofMillis(20)) || System.nanoTime() - begun > DEADLINE.toNanos()) {
                throw new AssertionError("the server does not come up: " + log());
            }
        }
    }

    /// Ends it at once, as a power cut does.
    void kill() {
        if (process != null) {
            process.destroyForcibly();
            ends(process, DEADLINE);
        }
    }

    /// Lets it hang: connections stay open, and nothing answers.
    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void install() {
        Process installing = launch(install);
        if (!ends(installing, DEADLINE) || installing.exitValue() != 0) {
            throw new AssertionError("cannot install the server: " + log());
        }
        start();
        try (Connection connection = asRoot();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE plimsoll");
            statement.execute("CREATE USER plimsoll IDENTIFIED BY 'geheim'");
            statement.execute("GRANT ALL ON plimsoll.* TO plimsoll");
        } catch (SQLException e) {
            throw new AssertionError("cannot prepare the server", e);
        }
    }

    private boolean answers() {
        try (Connection connection = asRoot()) {
            return connection.isValid(1);
        } catch (SQLException _) {
            return false;
        }
    }

    private Connection asRoot() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mysql://127.0.0.1:" + port + "/?connectTimeout=1000&socketTimeout=5000", "root", "");
    }

    private Process launch(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        }
    }

    private void signal(String name) {
        if (process != null) {
            Process kill = launch(List.of("kill", "-" + name, String.valueOf(process.pid())));
            if (!ends(kill, DEADLINE) || kill.exitValue() != 0) {
                throw new AssertionError("cannot signal the server: " + log());
            }
        }
    }

    private static boolean ends(Process process, Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }

    private static String binary(String name) {
        return Stream.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin")
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is missing: install the package mariadb-server"))
                .toString();
    }

    private static Path newFolder(Path parent) {
        try {
            return Files.createTempDirectory(parent, "plimsoll-db-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> with(List<String> command, String... more) {
        List<String> longer = new ArrayList<>(command);
        longer.addAll(List.of(more));
        return List.copyOf(longer);
    }
}
