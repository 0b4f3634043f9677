package dev.plimsoll.adapters.rest.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.event.EventType;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
final class PlatformsTest {
    @Inject
    Api api;

    @Test
    void platforms_are_listed_with_what_they_can_tell() {
        String events =
                EventType.ofApps().stream().map(type -> "\"" + type.id() + "\"").collect(Collectors.joining(","));
        String slack = """
                {"id":"5982f145d48c3600273ef089","name":"slack","display_name":"Slack","logo_url":"",\
                "available_event_ids":[%s],"description":"Send events to your team by an incoming webhook of Slack."}""".formatted(events);

        assertThat(open("/v1/notification_platforms").body())
                .startsWith("{\"notification_platforms\":[" + slack + ",{\"id\":\"5982f145d48c3600273ef08a\"")
                .contains("\"id\":\"59c52ac27651ce002c1d4620\",\"name\":\"email\"");
        assertThat(open("/v1/notification_platforms/search?name=slack").body())
                .isEqualTo("{\"notification_platforms\":[" + slack + "]}");
        assertThat(open("/v1/notification_platforms/5982f145d48c3600273ef089").body())
                .isEqualTo("{\"notification_platform\":" + slack + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?name=sms", "?name=", "?", ""})
    void a_search_for_what_is_not_there_finds_nothing(String query) {
        assertThat(open("/v1/notification_platforms/search" + query).body())
                .isEqualTo("{\"notification_platforms\":[]}");
    }

    @Test
    void an_unknown_platform_is_not_found() {
        Answer answer = open("/v1/notification_platforms/none");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"resource\":\"notification_platform\",\"error\":\"not found\"}");
    }

    @Test
    void event_types_are_listed_with_ids_that_never_change() {
        assertThat(open("/v1/event_types?").body())
                .startsWith("""
                        {"event_types":[{"id":"706c696d736f6c6c00000001","category_id":"706c696d736f6c6c00000101",\
                        "name":"app_scaled","display_name":"App scaled","description":"An app was scaled",\
                        "template":""},{""")
                .contains("\"id\":\"706c696d736f6c6c00000009\",\"category_id\":\"706c696d736f6c6c00000103\","
                        + "\"name\":\"app_alert_triggered\"");
    }

    @Test
    void every_event_type_has_a_category() {
        assertThat(open("/v1/event_categories").body())
                .isEqualTo("{\"event_categories\":["
                        + "{\"id\":\"706c696d736f6c6c00000101\",\"name\":\"app_operations\","
                        + "\"display_name\":\"App operations\",\"position\":1},"
                        + "{\"id\":\"706c696d736f6c6c00000102\",\"name\":\"autoscalers\","
                        + "\"display_name\":\"Autoscalers\",\"position\":2},"
                        + "{\"id\":\"706c696d736f6c6c00000103\",\"name\":\"alerts\","
                        + "\"display_name\":\"Alerts\",\"position\":3},"
                        + "{\"id\":\"706c696d736f6c6c00000104\",\"name\":\"notifiers\","
                        + "\"display_name\":\"Notifiers\",\"position\":4},"
                        + "{\"id\":\"706c696d736f6c6c00000105\",\"name\":\"metrics\","
                        + "\"display_name\":\"Metrics\",\"position\":5},"
                        + "{\"id\":\"706c696d736f6c6c00000106\",\"name\":\"tokens\","
                        + "\"display_name\":\"Tokens\",\"position\":6},"
                        + "{\"id\":\"706c696d736f6c6c00000107\",\"name\":\"apps\","
                        + "\"display_name\":\"Apps\",\"position\":7}]}");
    }

    @Test
    void ids_and_names_are_each_anothers() {
        List<String> ids = Arrays.stream(EventType.values()).map(EventType::id).toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{24}"));
        assertThat(EventType.values()).extracting(EventType::selectedAs).doesNotHaveDuplicates();
    }

    /// Without a token, as clients ask.
    private Answer open(String path) {
        return api.send(api.request("GET", path, (String) null));
    }
}
