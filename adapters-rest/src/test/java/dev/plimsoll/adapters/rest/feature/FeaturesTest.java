package dev.plimsoll.adapters.rest.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.adapters.rest.fixture.RawRequest;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.domain.metric.MetricName;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
final class FeaturesTest {
    @Inject
    Api api;

    @Test
    void there_is_one_region_and_it_is_this_server() {
        String here = "http://127.0.0.1:" + api.port();

        Answer answer = regions(Role.VIEWER);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(("{\"regions\":[{\"name\":\"osc-fr1\",\"display_name\":\"Plimsoll\",\"api\":\"%s\","
                                + "\"database_api\":\"%s\",\"dashboard\":\"%s\",\"ssh\":\"\",\"default\":true}]}")
                        .formatted(here, here, here));
    }

    @Test
    void the_region_is_where_the_client_found_it() {
        String answer = RawRequest.send(
                api.port(),
                "GET /v1/regions? HTTP/1.1\r\nHost: plimsoll.example:8443\r\nConnection: close\r\n"
                        + "Authorization: Bearer " + Api.tokenOf(Role.VIEWER) + "\r\n\r\n");

        assertThat(answer).contains("\"api\":\"http://plimsoll.example:8443\"");
    }

    @ParameterizedTest
    @CsvSource({"VIEWER, 200", "OPERATOR, 200", "ADMIN, 200", "PUSHER, 403"})
    void regions_are_for_those_who_may_read(Role role, int status) {
        assertThat(regions(role).status()).isEqualTo(status);
    }

    @Test
    void regions_need_a_token() {
        assertThat(open("/v1/regions").status()).isEqualTo(401);
    }

    @Test
    void there_is_one_stack() {
        assertThat(open("/v1/features/stacks").body())
                .isEqualTo(
                        "{\"stacks\":[{\"id\":\"st-docker\",\"name\":\"docker\",\"base_image\":\"\",\"default\":true,"
                                + "\"created_at\":\"0001-01-01T00:00:00Z\",\"description\":\"Images of your own, on Docker\","
                                + "\"deprecated_at\":null}]}");
    }

    @Test
    void there_is_one_size_of_containers() {
        assertThat(open("/v1/features/container_sizes").body())
                .isEqualTo("{\"container_sizes\":[{\"id\":\"M\",\"name\":\"M\",\"human_name\":\"As the service says\","
                        + "\"human_cpu\":\"As the service says\",\"memory\":0,\"ordinal\":0,\"pids_limit\":0,\"swap\":0,"
                        + "\"sku\":\"plimsoll-m\",\"hourly_price\":0,\"thirtydays_price\":0}]}");
    }

    @Test
    void metrics_are_those_that_have_a_source() {
        assertThat(open("/v1/features/metrics").body())
                .isEqualTo("{\"metrics\":[{\"id\":\"cpu\",\"label\":\"CPU\",\"suffix\":\"%\",\"type\":\"global\"},"
                        + "{\"id\":\"memory\",\"label\":\"RAM\",\"suffix\":\"%\",\"type\":\"global\"}]}");
    }

    @Test
    void metrics_have_labels_and_suffixes_of_their_own() {
        Set<MetricName> known = Stream.of("5XX", "rpm_per_container", "p95_response_time", "all", "strange", "swap")
                .map(MetricName::new)
                .collect(Collectors.toSet());

        assertThat(FeatureMetricJson.of(known))
                .containsExactly(
                        new FeatureMetricJson("swap", "Swap", "%", "global"),
                        new FeatureMetricJson("p95_response_time", "Response Time", "ms", "router"),
                        new FeatureMetricJson("5XX", "5xx Errors", "", "router"),
                        new FeatureMetricJson("all", "Requests per Minute", "rpm", "router"),
                        new FeatureMetricJson("rpm_per_container", "RPM per Container", "rpm", "router"),
                        new FeatureMetricJson("strange", "strange", "", "global"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/features/metrics",
                "/v1/features/stacks",
                "/v1/features/container_sizes",
                "/v1/features/stacks?"
            })
    void features_are_open_to_everybody(String path) {
        assertThat(open(path).status()).isEqualTo(200);
        assertThat(api.send(api.request("GET", path, (String) null).header("Authorization", "Bearer wrong"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/features",
                "/v1/features/",
                "/v1/features/../apps",
                "/v1/features/%2e%2e/apps",
                "/v1/features/stacks/x",
                "/v1//features/stacks"
            })
    void nothing_else_is_open_because_of_them(String path) {
        assertThat(open(path).status()).isEqualTo(401);
    }

    private Answer regions(Role role) {
        return api.send(Api.as(role, api.request("GET", "/v1/regions", (String) null)));
    }

    private Answer open(String path) {
        return api.send(api.request("GET", path, (String) null));
    }

    @Test
    void roles_are_those_of_tokens_and_nobody_was_referred() {
        assertThat(api.get("/v1/users/roles").body())
                .isEqualTo("{\"roles\":[\"pusher\",\"viewer\",\"operator\",\"admin\"]}");
        assertThat(api.get("/v1/account/referrals/stats").body())
                .isEqualTo("{\"referral_stats\":{\"clicks\":0,\"signups\":0,\"amount_earned\":0,\"url\":\"\"}}");
    }
}
