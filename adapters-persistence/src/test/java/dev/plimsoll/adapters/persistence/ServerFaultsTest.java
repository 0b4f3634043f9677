package dev.plimsoll.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.port.PortFailure.StoreUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// What callers see while a database server dies, hangs and comes back.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
final class ServerFaultsTest {
    private static final Token TOKEN =
            new Token("tk-1", "a".repeat(64), "Ada", Role.ADMIN, Instant.parse("2026-01-01T12:00:00.000001Z"), null);

    private final DatabaseServer server = DatabaseServer.mariaDb();
    private final Store store = new Store(impatient());

    @BeforeEach
    void empty() {
        store.empty();
    }

    @AfterAll
    void close() {
        store.close();
        server.close();
    }

    @Test
    void a_server_that_comes_back_serves_again() {
        store.tokens().save(TOKEN);

        server.kill();
        assertUnavailable();
        assertUnavailable();
        comeBack();

        assertThat(store.tokens().findByHash(TOKEN.hash())).contains(TOKEN);
    }

    @Test
    void a_server_that_hangs_is_given_up_in_time() {
        store.tokens().save(TOKEN);

        server.pause();
        Instant before = Instant.now();
        assertUnavailable();
        assertUnavailable();
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(20));
        server.resume();
        awaitService();

        assertThat(store.tokens().findByHash(TOKEN.hash())).contains(TOKEN);
    }

    @Test
    void a_transaction_without_a_server_is_unavailable() {
        server.kill();
        assertUnavailable();
        assertThatThrownBy(() -> store.transactions().inOne(() -> "never run"))
                .isInstanceOf(StoreUnavailable.class)
                .hasRootCauseInstanceOf(Exception.class);
        comeBack();
    }

    @Test
    void a_server_that_dies_within_a_transaction_leaves_nothing_of_it() {
        assertThatThrownBy(() -> store.transactions().inOne(() -> {
                    store.tokens().save(TOKEN);
                    server.kill();
                    store.tokens().save(TOKEN);
                    return TOKEN;
                }))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageStartingWith("save a token: ");
        assertUnavailable();
        assertUnavailable();
        comeBack();

        assertThat(store.tokens().isEmpty()).isTrue();
    }

    @Test
    void a_server_that_dies_before_the_commit_leaves_nothing_of_it() {
        assertThatThrownBy(() -> store.transactions().inOne(() -> {
                    store.tokens().save(TOKEN);
                    server.kill();
                    return TOKEN;
                }))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageStartingWith("run a transaction: ");
        assertUnavailable();
        assertUnavailable();
        comeBack();

        assertThat(store.tokens().isEmpty()).isTrue();
    }

    @Test
    void what_the_work_threw_counts_even_when_nothing_can_be_rolled_back() {
        RuntimeException thrown = new IllegalStateException("of the work");

        assertThatThrownBy(() -> store.transactions().inOne(() -> {
                    store.tokens().save(TOKEN);
                    server.kill();
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertUnavailable();
        assertUnavailable();
        comeBack();

        assertThat(store.tokens().isEmpty()).isTrue();
    }

    private void comeBack() {
        server.start();
        awaitService();
    }

    /// The pool looks for a server that is away ever more seldom, up to 5 s apart, and our calls wait for only
    /// one.
    private void awaitService() {
        Eventually.get("the server serves again", this::isServing, serving -> serving);
    }

    private boolean isServing() {
        try {
            var _ = store.tokens().isEmpty();
            return true;
        } catch (StoreUnavailable _) {
            return false;
        }
    }

    private void assertUnavailable() {
        assertThatThrownBy(() -> store.tokens().findByHash(TOKEN.hash()))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageStartingWith("find a token: ")
                .satisfies(it -> assertThat(it.getCause()).hasCauseInstanceOf(SQLException.class));
    }

    /// The properties of the product with shorter deadlines.
    private Map<String, Object> impatient() {
        Map<String, Object> properties =
                new HashMap<>(server.settings("?socketTimeout=1000").properties());
        properties.put("datasources.default.connection-timeout", 1000);
        properties.put("datasources.default.validation-timeout", 500);
        return properties;
    }
}
