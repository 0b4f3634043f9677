package dev.plimsoll.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void defaults_serve_this_machine_alone_with_an_embedded_database() {
        Map<String, Object> properties = Options.of(Map.of("HOME", "/home/ada")).properties();

        assertThat(properties)
                .containsEntry("micronaut.server.port", 8080)
                .containsEntry("micronaut.server.host", "127.0.0.1")
                .containsEntry("plimsoll.evaluation-interval", Duration.ofSeconds(5))
                .containsEntry("plimsoll.decision-retention", Duration.ofDays(30))
                .containsEntry("plimsoll.metric-retention", Duration.ofDays(30))
                .doesNotContainKeys("plimsoll.token", "plimsoll.docker-host", "plimsoll.guard-cpu");
        assertThat(properties.get("datasources.default.url")).asString().contains("/home/ada/.plimsoll/plimsoll");
    }

    @Test
    void a_database_server_is_taken_as_given() {
        Map<String, Object> properties = Options.of(Map.of(
                        "PLIMSOLL_DATABASE_URL", "mysql://db:3306/plimsoll",
                        "PLIMSOLL_DATABASE_USER", "ada",
                        "PLIMSOLL_DATABASE_PASSWORD", "secret"))
                .properties();

        assertThat(properties)
                .containsEntry("datasources.default.username", "ada")
                .containsEntry("datasources.default.password", "secret");
        assertThat(properties.get("datasources.default.url")).asString().startsWith("jdbc:mysql://db:3306/plimsoll");
    }

    @ParameterizedTest
    @CsvSource({
        "PLIMSOLL_PORT, http",
        "PLIMSOLL_PORT, 65536",
        "PLIMSOLL_PORT, -1",
        "PLIMSOLL_HOST, 0.0.0.0",
        "PLIMSOLL_EVALUATION_INTERVAL, 0s",
        "PLIMSOLL_EVALUATION_INTERVAL, soon",
        "PLIMSOLL_EVALUATION_INTERVAL, 31s",
        "PLIMSOLL_DECISION_RETENTION, 59m",
        "PLIMSOLL_DECISION_RETENTION, 3651d",
        "PLIMSOLL_DECISION_RETENTION, -30d",
        "PLIMSOLL_DECISION_RETENTION, 30",
        "PLIMSOLL_DECISION_RETENTION, a month",
        "PLIMSOLL_METRIC_RETENTION, 59m",
        "PLIMSOLL_METRIC_RETENTION, 3651d",
        "PLIMSOLL_METRIC_RETENTION, a month",
        "PLIMSOLL_GUARD_CPU, 0",
        "PLIMSOLL_GUARD_CPU, 80 %",
        "PLIMSOLL_GUARD_MEMORY, -0.5",
        "PLIMSOLL_GUARD_MEMORY, NaN",
        "PLIMSOLL_GUARD_QUEUE, many",
        "DOCKER_HOST, /var/run/docker.sock",
    })
    void what_cannot_be_used_is_refused_by_name(String variable, String value) {
        assertThatThrownBy(() -> Options.of(Map.of(variable, value)))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::path)
                                .containsExactly(variable));
    }

    @ParameterizedTest
    @CsvSource({"7d, PT168H", "12h, PT12H", "90m, PT90M", "PT12H, PT12H", "P30D, PT720H", "3650d, PT87600H"})
    void a_retention_is_written_in_days_or_as_iso_does(String value, Duration retention) {
        assertThat(Options.of(Map.of("PLIMSOLL_DECISION_RETENTION", value)).properties())
                .containsEntry("plimsoll.decision-retention", retention)
                .containsEntry("plimsoll.metric-retention", Duration.ofDays(30));
        assertThat(Options.of(Map.of("PLIMSOLL_METRIC_RETENTION", value)).properties())
                .containsEntry("plimsoll.metric-retention", retention)
                .containsEntry("plimsoll.decision-retention", Duration.ofDays(30));
    }

    @Test
    void the_thresholds_of_the_whole_process_can_be_set() {
        assertThat(Options.of(Map.of(
                                "PLIMSOLL_GUARD_CPU", "0.9",
                                "PLIMSOLL_GUARD_MEMORY", "1",
                                "PLIMSOLL_GUARD_QUEUE", "0"))
                        .properties())
                .containsEntry("plimsoll.guard-cpu", "0.9")
                .containsEntry("plimsoll.guard-memory", "1")
                .containsEntry("plimsoll.guard-queue", "0");
    }

    @Test
    void all_wrong_options_are_named_at_once() {
        Map<String, String> wrong = Map.of("PLIMSOLL_PORT", "x", "PLIMSOLL_DATABASE_URL", "oracle:thin");

        assertThatThrownBy(() -> Options.of(wrong))
                .hasMessageContaining("PLIMSOLL_PORT")
                .hasMessageContaining("PLIMSOLL_DATABASE_URL");
    }

    @Test
    void another_host_is_bound_only_when_that_is_said() {
        assertThat(Options.of(Map.of("PLIMSOLL_HOST", "0.0.0.0", "PLIMSOLL_INSECURE_BIND", "true"))
                        .properties())
                .containsEntry("micronaut.server.host", "0.0.0.0");
    }
}
