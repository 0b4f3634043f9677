package dev.plimsoll.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plimsoll.adapters.persistence.database.DatabaseSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseSettingsTest {
    private static final String OURS =
            "connectTimeout=5000&socketTimeout=15000&sessionVariables=innodb_lock_wait_timeout=5"
                    + "&rewriteBatchedStatements=true";

    @ParameterizedTest
    @CsvSource({
        "mysql://db:3306/plimsoll,                 jdbc:mysql://db:3306/plimsoll",
        "mariadb://db/plimsoll,                    jdbc:mysql://db/plimsoll",
        "jdbc:mysql://10.0.0.7:3307/x,             jdbc:mysql://10.0.0.7:3307/x",
        "jdbc:mariadb://[::1]:3306/x,              jdbc:mysql://[::1]:3306/x",
        "mysql://me:secret@db/plimsoll,            jdbc:mysql://db/plimsoll",
        "'mysql://one:3306,two:3306/plimsoll',     'jdbc:mysql://one:3306,two:3306/plimsoll'",
    })
    void every_spelling_of_a_server_becomes_one_for_the_driver(String given, String expected) {
        assertThat(DatabaseSettings.server(given, null, null).url()).isEqualTo(expected + "?" + OURS);
    }

    @Test
    void options_in_the_url_win_over_ours() {
        assertThat(DatabaseSettings.server("mysql://db/x?socketTimeout=1000&sslMode=REQUIRED", null, null)
                        .url())
                .isEqualTo(
                        "jdbc:mysql://db/x?socketTimeout=1000&sslMode=REQUIRED"
                                + "&connectTimeout=5000&sessionVariables=innodb_lock_wait_timeout=5&rewriteBatchedStatements=true");
    }

    @Test
    void user_and_password_come_from_the_url_unless_given_beside_it() {
        DatabaseSettings inUrl = DatabaseSettings.server("mysql://me:p%40ss+w%C3%B6rd@db/x", null, null);
        assertThat(inUrl.properties())
                .containsEntry("datasources.default.username", "me")
                .containsEntry("datasources.default.password", "p@ss+wörd");

        DatabaseSettings beside = DatabaseSettings.server("mysql://me:secret@db/x", "you", "other");
        assertThat(beside.properties())
                .containsEntry("datasources.default.username", "you")
                .containsEntry("datasources.default.password", "other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "db",
                "mysql://db",
                "mysql://db/",
                "postgres://db/x",
                "jdbc:h2:mem:x",
                "mysql:/db/x",
                "http://x"
            })
    void another_url_is_refused_with_an_example(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseSettings.server(url, null, null))
                .withMessageContaining("mysql://host:3306/name")
                .withMessageEndingWith("not " + url);
    }

    @Test
    void a_refusal_does_not_tell_the_password() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseSettings.server("postgres://me:secret@db/x", null, null))
                .withMessageEndingWith("not postgres://…@db/x");
    }

    @Test
    void the_embedded_database_is_a_file_in_the_folder() {
        DatabaseSettings settings = DatabaseSettings.embedded(Path.of("/var/lib/plimsoll/../plimsoll"));

        assertThat(settings.url()).startsWith("jdbc:h2:async:/var/lib/plimsoll/plimsoll;MODE=MySQL;");
        assertThat(settings.properties()).containsEntry("datasources.default.driver-class-name", "org.h2.Driver");
    }

    @Test
    void a_folder_that_would_end_the_url_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseSettings.embedded(Path.of("/tmp/a;INIT=x")))
                .withMessageContaining("/tmp/a;INIT=x");
    }
}
