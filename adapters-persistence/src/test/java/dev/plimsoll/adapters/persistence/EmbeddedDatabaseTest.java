package dev.plimsoll.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.adapters.persistence.database.DatabaseSettings;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.memory.Snapshot;
import dev.plimsoll.application.port.PortFailure.StoreUnavailable;
import dev.plimsoll.application.port.TokenRepository;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.TargetId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of the embedded database when things go wrong around it.
final class EmbeddedDatabaseTest {
    private static final Token TOKEN =
            new Token("tk-1", "a".repeat(64), "Ada", Role.ADMIN, Instant.parse("2026-01-01T12:00:00.000001Z"), null);

    private static final Snapshot SNAPSHOT = new Snapshot(
            new TargetId(new AppId(AppKind.COMPOSE, "shop"), "web"), Instant.parse("2026-01-01T12:00:00Z"), List.of());

    @TempDir
    private Path folder;

    @Test
    void what_was_stored_is_there_after_a_restart() {
        try (Store store = open()) {
            store.tokens().save(TOKEN);
        }
        try (Store store = open()) {
            assertThat(store.tokens().findByHash(TOKEN.hash())).contains(TOKEN);
        }
    }

    @Test
    void a_process_killed_right_after_a_call_loses_nothing() throws Exception {
        assertThat(exitOfAnotherProcess()).isEqualTo(DiesAfterCommit.EXIT);

        try (Store store = open()) {
            assertThat(store.tokens().findByHash(TOKEN.hash())).contains(TOKEN);
        }
    }

    @Test
    void an_interrupted_caller_does_not_close_it_for_others() throws Exception {
        try (Store store = open()) {
            Thread interrupted = Thread.ofVirtual().start(() -> {
                Thread.currentThread().interrupt();
                saveUntilRefused(store.tokens());
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            });
            interrupted.join();

            store.tokens().save(TOKEN);
            assertThat(store.tokens().findByHash(TOKEN.hash())).contains(TOKEN);
        }
    }

    @Test
    void a_closed_database_is_unavailable() {
        Store store = open();
        TokenRepository tokens = store.tokens();
        assertThat(tokens.isEmpty()).isTrue();
        store.close();

        assertThatThrownBy(tokens::isEmpty)
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageStartingWith("count tokens: ")
                .hasCauseInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"version\": 99}", "{}", "[]", "{\"version\": 1, "})
    void settings_that_cannot_be_read_are_a_defect_and_name_the_autoscaler(String damaged) throws Exception {
        try (Store store = open()) {
            insert(store, damaged);

            assertThatThrownBy(() -> store.autoscalers().find(new AutoscalerId("au-1")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("au-1");
            assertThat(store.autoscalers().list()).as("all that can be read").isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"COMPOSE, 00", "STACK, 00", "COMPOSE, ''"})
    void a_snapshot_that_cannot_be_read_costs_no_other(String kind, String samples) throws Exception {
        try (Store store = open()) {
            store.metricSnapshots().save(SNAPSHOT);
            try (Connection connection = store.connection();
                    PreparedStatement statement = connection.prepareStatement("""
                            INSERT INTO metric_snapshot (app_kind, app_name, container_type, taken_at, samples)
                            VALUES (?, 'shop', 'damaged', '2026-01-01', ?)""")) {
                statement.setString(1, kind);
                statement.setBytes(2, HexFormat.of().parseHex(samples));
                statement.executeUpdate();
            }

            assertThat(store.metricSnapshots().list()).containsExactly(SNAPSHOT);
        }
    }

    @Test
    void a_second_process_is_kept_out() throws Exception {
        try (Store store = open()) {
            assertThat(exitOfAnotherProcess()).isNotEqualTo(DiesAfterCommit.EXIT);
            assertThat(store.tokens().isEmpty()).isTrue();
        }
    }

    private static void insert(Store store, String settings) throws SQLException {
        try (Connection connection = store.connection();
                PreparedStatement statement = connection.prepareStatement("""
                        INSERT INTO autoscaler
                        VALUES ('au-1', 'COMPOSE', 'shop', 'web', ?, NULL, '{}', '2026-01-01', '2026-01-01', NULL, 0, 'API')""")) {
            statement.setString(1, settings);
            statement.executeUpdate();
        }
    }

    private int exitOfAnotherProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DiesAfterCommit.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Store open() {
        return new Store(DatabaseSettings.embedded(folder));
    }

    private static void saveUntilRefused(TokenRepository tokens) {
        try {
            for (int round = 0; round < 50; round++) {
                tokens.save(TOKEN);
            }
        } catch (StoreUnavailable _) {
            // An interrupted caller may be refused.
        }
    }

    /// Stores a token, and is gone before anything could be tidied up.
    static final class DiesAfterCommit {
        static final int EXIT = 7;

        private DiesAfterCommit() {}

        public static void main(String[] arguments) {
            Store store = new Store(DatabaseSettings.embedded(Path.of(arguments[0])));
            store.tokens().save(TOKEN);
            Runtime.getRuntime().halt(EXIT);
        }
    }
}
