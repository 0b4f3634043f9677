package dev.plimsoll.adapters.persistence.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which database to use, and how: everything that Micronaut must be told, with a deadline for every call.
///
/// Example: `DatabaseSettings.server("mysql://db:3306/plimsoll", "plimsoll", "secret").properties()`.
public final class DatabaseSettings {
    private static final Pattern SERVER_URL = Pattern.compile(
            "(?:jdbc:)?(?:mysql|mariadb)://"
                    + "(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?(?<host>[^@/?]+)/(?<name>[^/?#]+)(?:\\?(?<options>.*))?");

    /// Deadlines of the MySQL driver in milliseconds, and of a wait for a lock in seconds; a batch is one statement.
    private static final Map<String, String> SERVER_OPTIONS = ordered(
            "connectTimeout",
            "5000",
            "socketTimeout",
            "15000",
            "sessionVariables",
            "innodb_lock_wait_timeout=5",
            "rewriteBatchedStatements",
            "true");

    /// - `async:` keeps the file open when a thread that reads or writes it is interrupted.
    /// - `WRITE_DELAY=0` gives a commit to the operating system before it is answered: a kill loses nothing.
    /// - `DB_CLOSE_ON_EXIT=FALSE`: we close the database ourselves, after the last call, not in H2's shutdown hook.
    private static final String EMBEDDED_OPTIONS =
            ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=5000"
                    + ";DB_CLOSE_ON_EXIT=FALSE";

    private final String url;
    private final String driver;
    private final String user;
    private final String password;

    private DatabaseSettings(String url, String driver, String user, String password) {
        this.url = url;
        this.driver = driver;
        this.user = user;
        this.password = password;
    }

    /// The embedded database, in the file `plimsoll.mv.db` of this folder, which is made when it is missing.
    ///
    /// @throws IllegalArgumentException when the folder's name cannot stand in a URL of H2
    public static DatabaseSettings embedded(Path folder) {
        String file = folder.toAbsolutePath().normalize().resolve("plimsoll").toString();
        require(!file.contains(";"), "the data folder must not have a ; in its name: " + folder);
        return new DatabaseSettings("jdbc:h2:async:" + file + EMBEDDED_OPTIONS, "org.h2.Driver", "plimsoll", "");
    }

    /// A MySQL or MariaDB server: `mysql://host:3306/name`, `mariadb://..`, either with `jdbc:` before it.
    ///
    /// Options of the MySQL driver may follow after `?` and win over ours. User and password may stand in the URL,
    /// too; those given beside it win, and neither gets into the URL that logs show.
    ///
    /// @throws IllegalArgumentException when it is no such URL
    public static DatabaseSettings server(String url, @Nullable String user, @Nullable String password) {
        Matcher parts = SERVER_URL.matcher(url);
        require(
                parts.matches(),
                "the database URL must look like mysql://host:3306/name or mariadb://host:3306/name, not "
                        + withoutPassword(url));
        return new DatabaseSettings(
                "jdbc:mysql://" + parts.group("host") + "/" + parts.group("name") + "?" + options(parts),
                "com.mysql.cj.jdbc.Driver",
                firstOf(user, decoded(parts.group("user"))),
                firstOf(password, decoded(parts.group("password"))));
    }

    /// The JDBC URL, without user and password.
    public String url() {
        return url;
    }

    /// The properties for Micronaut's `default` data source, its pool, and its migrations.
    public Map<String, Object> properties() {
        return Map.ofEntries(
                Map.entry("datasources.default.url", url),
                Map.entry("datasources.default.driver-class-name", driver),
                Map.entry("datasources.default.username", user),
                Map.entry("datasources.default.password", password),
                Map.entry("datasources.default.dialect", "MYSQL"),
                Map.entry("datasources.default.schema-generate", "NONE"),
                Map.entry("datasources.default.transaction-isolation", "TRANSACTION_READ_COMMITTED"),
                Map.entry("datasources.default.maximum-pool-size", 10),
                Map.entry("datasources.default.minimum-idle", 2),
                Map.entry("datasources.default.connection-timeout", 5000),
                Map.entry("datasources.default.validation-timeout", 2000),
                Map.entry("flyway.datasources.default.enabled", true));
    }

    @Override
    public String toString() {
        return url;
    }

    private static String options(Matcher parts) {
        String given = Objects.requireNonNullElse(parts.group("options"), "");
        Stream<String> ours = SERVER_OPTIONS.entrySet().stream()
                .filter(option -> !given.contains(option.getKey() + "="))
                .map(option -> option.getKey() + "=" + option.getValue());
        return Stream.concat(Stream.of(given).filter(it -> !it.isEmpty()), ours).collect(Collectors.joining("&"));
    }

    private static String withoutPassword(String url) {
        return url.replaceFirst("//.*@", "//…@");
    }

    private static String firstOf(@Nullable String given, @Nullable String inUrl) {
        return given != null ? given : Objects.requireNonNullElse(inUrl, "");
    }

    private static @Nullable String decoded(@Nullable String text) {
        // URLDecoder is made for forms, where + is a blank; in a URL it is itself.
        return text == null ? null : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Map<String, String> ordered(String... keysAndValues) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int index = 0; index < keysAndValues.length; index += 2) {
            map.put(keysAndValues[index], keysAndValues[index + 1]);
        }
        return map;
    }

    private static void require(boolean isGood, String message) {
        if (!isGood) {
            throw new IllegalArgumentException(message);
        }
    }
}
