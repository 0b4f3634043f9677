package dev.plimsoll.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.persistence.database.DatabaseSettings;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.access.Token;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Instants are stored in UTC, whatever the time zones of the JVM, the connection and the server are.
final class TimeZoneTest {
    /// With the hours that New York and Chatham skip or show twice.
    private static final List<Instant> INSTANTS = List.of(
            Instant.parse("2026-01-01T12:00:00.000001Z"),
            Instant.parse("2026-03-08T02:30:00.123456Z"),
            Instant.parse("2026-11-01T05:30:00Z"),
            Instant.parse("2026-11-01T06:30:00Z"),
            Instant.parse("2026-09-26T14:15:00Z"),
            Instant.parse("2026-09-27T03:00:00Z"));

    private final TimeZone usual = TimeZone.getDefault();

    @TempDir
    private Path folder;

    @AfterEach
    void restore() {
        TimeZone.setDefault(usual);
    }

    @Test
    void in_the_embedded_database() throws SQLException {
        Map<String, Object> properties = DatabaseSettings.embedded(folder).properties();
        Map<String, Object> elsewhere = new HashMap<>(properties);
        elsewhere.computeIfPresent("datasources.default.url", (_, url) -> url + ";TIME ZONE=Asia/Kathmandu");

        assertStoredInUtc(properties, elsewhere);
    }

    @Test
    void on_a_server() throws SQLException {
        DatabaseServer server = SharedServer.mariaDb();

        assertStoredInUtc(
                server.settings("").properties(),
                server.settings("?sessionVariables=time_zone='-09:30'&connectionTimeZone=Asia/Tokyo")
                        .properties());
    }

    private static void assertStoredInUtc(Map<String, Object> here, Map<String, Object> elsewhere) throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        try (Store store = new Store(here)) {
            store.empty();
            tokens().forEach(store.tokens()::save);
        }
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
        try (Store store = new Store(elsewhere)) {
            assertThat(tokens())
                    .allSatisfy(token ->
                            assertThat(store.tokens().findByHash(token.hash())).contains(token));
            assertThat(earliest(store)).startsWith("2026-01-01 12:00:00.000001");
        }
    }

    private static List<Token> tokens() {
        return IntStream.range(0, INSTANTS.size())
                .mapToObj(
                        it -> new Token("tk-" + it, "%064x".formatted(it), "Ada", Role.VIEWER, INSTANTS.get(it), null))
                .toList();
    }

    private static String earliest(Store store) throws SQLException {
        try (Connection connection = store.connection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT MIN(created_at) FROM access_token")) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }
}
