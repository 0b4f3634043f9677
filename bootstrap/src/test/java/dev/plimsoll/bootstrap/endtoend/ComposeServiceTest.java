package dev.plimsoll.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ComposeServiceTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    /// A schedule that always holds.
    private static final String EXACTLY = """
            {"min_containers": 0,
             "policies": [{"type": "scheduled", "start": "0 0 * * *", "duration_seconds": 172800, "count": %d}]}""";

    @TempDir
    Path folder;

    private Project project;
    private @Nullable Service started;

    @BeforeEach
    void start() {
        project = new Project(folder, "plimsoll-busybox:1");
        project.compose("up", "-d");
        started = Service.start(folder.resolve("data"));
    }

    @AfterEach
    void stop() {
        try (Project _ = project) {
            if (started != null) {
                started.close();
            }
        }
    }

    @Test
    void an_autoscaler_takes_its_service_to_the_minimum_and_says_why() {
        String autoscaler = create(3, 5);

        Await.until("three run", SOON, () -> project.running() == 3);

        Await.until("the event is closed", SOON, () -> outcome().equals("reached"));
        JsonNode event = events().get(0);
        assertThat(event.path("type_data").path("containers").path("web").asText())
                .startsWith("3:");
        assertThat(event.path("type_data").path("sentence").asText())
                .startsWith("Scale out from 1 to 3: ")
                .endsWith("1 is outside of 3..5.");
        assertThat(service()
                        .get(autoscaler)
                        .path("autoscaler")
                        .path("status")
                        .path("desired_containers")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void a_plain_up_that_resets_the_count_is_undone_within_two_seconds_of_its_end() {
        var _ = create(3, 5);
        Await.until("three run", SOON, () -> project.running() == 3);

        Set<String> before = project.ids();
        project.compose("up", "-d");

        Await.until("three run again", Duration.ofSeconds(2), () -> project.running() == 3);
        assertThat(project.ids()).as("Compose had removed two").isNotEqualTo(before);
    }

    @Test
    void what_people_stop_stays_stopped_and_resumes_when_they_start_it() {
        var _ = create(2, 5);
        Await.until("two run", SOON, () -> project.running() == 2);

        project.compose("stop", "--timeout", "1");
        Await.always("nothing runs", Duration.ofSeconds(5), () -> project.running() == 0);

        project.compose("start");
        Await.until("two run again", SOON, () -> project.running() == 2);

        project.compose("down", "--timeout", "1");
        Await.always("nothing is left", Duration.ofSeconds(5), () -> project.all() == 0);
    }

    @Test
    void a_crashed_container_is_replaced_and_cleared_away() {
        var _ = create(2, 5);
        Await.until("two run", SOON, () -> project.running() == 2);

        project.crashOne();

        Await.until("one is missing", SOON, () -> project.running() == 1);
        Await.until("two run again", SOON, () -> project.running() == 2 && project.all() == 2);
    }

    @Test
    void another_process_goes_on_where_the_first_one_stopped() {
        String autoscaler = create(2, 5);
        Await.until("two run", SOON, () -> project.running() == 2);
        service().close();
        project.crashOne();

        started = Service.start(folder.resolve("data"));

        Await.until("two run again", SOON, () -> project.running() == 2 && project.all() == 2);
        service().patch(autoscaler, "{\"min_containers\": 1, \"max_containers\": 1}");
        Await.until("one is left", SOON, () -> project.all() == 1);
    }

    @Test
    void a_deleted_autoscaler_leaves_its_containers_alone() {
        String autoscaler = create(2, 5);
        Await.until("two run", SOON, () -> project.running() == 2);

        service().delete(autoscaler);
        project.compose("up", "-d", "--scale", "web=1");

        Await.always("one runs", Duration.ofSeconds(3), () -> project.running() == 1);
    }

    @Test
    void a_person_scales_to_zero_and_back_and_the_autoscaler_is_disabled() {
        String autoscaler = create(2, 5);
        Await.until("two run", SOON, () -> project.running() == 2);

        done("scale", "{\"containers\":[{\"name\":\"web\",\"amount\":0}]}");
        assertThat(project.running()).isZero();
        assertThat(project.all()).as("one is only stopped").isEqualTo(1);
        assertThat(service().get(autoscaler).path("autoscaler").path("disabled").asBoolean())
                .isTrue();

        done("scale", "{\"containers\":[{\"name\":\"web\",\"amount\":3}]}");
        assertThat(project.running()).isEqualTo(3);
        assertThat(project.all()).isEqualTo(3);
    }

    @Test
    void a_restart_keeps_the_containers_and_starts_each_anew() {
        var _ = create(2, 5);
        Await.until("two run", SOON, () -> project.running() == 2);
        Set<String> before = project.ids();
        Set<String> starts = starts();

        done("restart", "{}");

        assertThat(project.ids()).isEqualTo(before);
        assertThat(starts()).hasSize(2).doesNotContainAnyElementsOf(starts);
        Await.always("two run", Duration.ofSeconds(2), () -> project.running() == 2);
    }

    @Test
    void an_autoscaler_that_goes_to_zero_comes_back_from_it() {
        String autoscaler = create(1, 5);
        Await.until("it has looked", SOON, () -> desired(autoscaler) == 1);

        service().patch(autoscaler, EXACTLY.formatted(0));
        Await.until("none runs", SOON, () -> project.running() == 0 && project.all() == 1);

        service().patch(autoscaler, EXACTLY.formatted(2));
        Await.until("two run", SOON, () -> project.running() == 2);
    }

    @Test
    void cpu_is_measured_in_every_container() {
        String autoscaler = create(2, 5);

        Await.until(
                "there is a value",
                SOON,
                () -> service()
                        .get(autoscaler)
                        .path("autoscaler")
                        .path("status")
                        .path("metric_value")
                        .isNumber());
    }

    @Test
    void a_signal_raises_the_floor_at_once_and_the_decisions_tell_why() {
        String autoscaler = create("""
                {"autoscaler": {"container_type": "web", "min_containers": 1, "max_containers": 5,
                  "policies": [{"type": "event", "event": "sale", "count": 3, "duration_seconds": 3600}]}}""");
        Await.until(
                "it holds at one",
                SOON,
                () -> decision(autoscaler, "hold").path("to").asInt() == 1);

        var _ = service().post("/v1/apps/" + project.name() + "/signals", "{\"signal\": {\"name\": \"sale\"}}");

        Await.until("three run", SOON, () -> project.running() == 3);
        JsonNode scaleOut = decision(autoscaler, "scale_out");
        assertThat(scaleOut.path("sentence").asText())
                .startsWith("Scale out from 1 to 3: ")
                .contains("sale");
        assertThat(scaleOut.path("id")).isEqualTo(events().get(0).path("id"));
    }

    @Test
    void a_preview_changes_nothing() {
        String autoscaler = create(2, 5);
        Await.until("two run", SOON, () -> project.running() == 2);
        int before = events().size();

        JsonNode preview = service()
                .preview(autoscaler, "{\"autoscaler\": {\"min_containers\": 4}}")
                .path("preview");

        assertThat(preview.path("sentence").asText())
                .startsWith("Scale out from 2 to 4: ")
                .endsWith("2 is outside of 4..5.");
        Await.always("two run", Duration.ofSeconds(3), () -> project.running() == 2);
        assertThat(events()).hasSize(before);
        assertThat(decision(autoscaler, "scale_out").path("to").asInt()).isEqualTo(2);
    }

    private Service service() {
        return Objects.requireNonNull(started);
    }

    /// Asks for something and waits until it has been done.
    private void done(String what, String body) {
        HttpResponse<String> asked = service().ask("POST", "/v1/apps/" + project.name() + "/" + what, body);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        String operation =
                URI.create(asked.headers().firstValue("location").orElseThrow()).getPath();
        Await.until(what + " has ended", SOON, () -> !status(operation).equals("running"));
        assertThat(status(operation)).isEqualTo("done");
    }

    private String status(String operation) {
        return service().get(operation).path("operation").path("status").asText();
    }

    /// When each container started.
    private Set<String> starts() {
        return service()
                .get("/v1/apps/" + project.name() + "/ps")
                .path("containers")
                .valueStream()
                .map(container -> container.path("created_at").asText())
                .collect(Collectors.toSet());
    }

    private int desired(String autoscaler) {
        return service()
                .get(autoscaler)
                .path("autoscaler")
                .path("status")
                .path("desired_containers")
                .asInt();
    }

    private String create(int min, int max) {
        return create("""
                {"autoscaler": {"container_type": "web", "min_containers": %d, "max_containers": %d,
                                "metric": "cpu", "target": 0.5}}""".formatted(min, max));
    }

    private String create(String body) {
        String autoscalers = "/v1/apps/" + project.name() + "/autoscalers";
        JsonNode created = service().post(autoscalers, body);
        return autoscalers + "/" + created.path("autoscaler").path("id").asText();
    }

    private JsonNode events() {
        return service().get("/v1/apps/" + project.name() + "/events").path("events");
    }

    /// The newest decision of a kind.
    private JsonNode decision(String autoscaler, String kind) {
        return service()
                .get(autoscaler + "/decisions?per_page=1&kind=" + kind)
                .path("decisions")
                .path(0);
    }

    private String outcome() {
        return events().path(0).path("type_data").path("outcome").path("state").asText();
    }
}
