package dev.plimsoll.adapters.rest.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.event.Ids;
import dev.plimsoll.application.fake.InMemoryMessageSender;
import dev.plimsoll.application.fake.InMemoryNotifierRepository;
import dev.plimsoll.application.fake.InMemoryOutbox;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.notification.Delivery;
import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.notification.Message;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest
final class NotifiersTest {
    private static final String PATH = "/v1/apps/shop/notifiers";
    private static final String SLACK = "5982f145d48c3600273ef089";
    private static final String WEBHOOK = "5982f145d48c3600273ef08a";
    private static final String EMAIL = "59c52ac27651ce002c1d4620";
    private static final String HOOK = "https://hooks.example/services/T/B/x";

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    InMemoryNotifierRepository notifiers;

    @Inject
    InMemoryOutbox outbox;

    @Inject
    InMemoryMessageSender sender;

    @Inject
    SettableClock clock;

    @BeforeEach
    void a_shop_without_notifiers() {
        platform.up(InMemoryPlatform.target("shop", "web"), 1);
        platform.up(InMemoryPlatform.target("blog", "web"), 1);
        notifiers.ofApp(InMemoryPlatform.target("shop", "web").app()).forEach(left -> notifiers.delete(left.id()));
    }

    @Test
    void a_notifier_is_created_with_every_field() {
        Answer answer = api.send("POST", PATH, """
                {"notifier":{"platform_id":"%s","name":"ops","active":true,"send_all_alerts":true,\
                "selected_event_ids":["706c696d736f6c6c00000001"],"type_data":{"webhook_url":"%s"}}}""".formatted(SLACK, HOOK));

        assertThat(answer.status()).isEqualTo(201);
        String app = InMemoryPlatform.target("shop", "web").app().hex();
        assertThat(answer.body())
                .isEqualTo("""
                {"notifier":{"id":"%s","name":"ops","active":true,"type":"slack","platform_id":"%s",\
                "created_at":"%s","updated_at":"%s","send_all_alerts":true,"send_all_events":false,\
                "selected_event_ids":["706c696d736f6c6c00000001"],"app_id":"%s","app":"shop",\
                "type_data":{"webhook_url":"%s"}}}""".formatted(id(answer), SLACK, clock.instant(), clock.instant(), app, HOOK));
        assertThat(id(answer)).matches("no-[0-9a-f-]{36}");
        assertThat(api.get(PATH + "/" + id(answer)).body()).isEqualTo(answer.body());
        assertThat(api.get(PATH).body())
                .isEqualTo("{\"notifiers\":["
                        + answer.body().substring(12, answer.body().length() - 1) + "]}");
    }

    @Test
    void an_alert_that_named_a_removed_notifier_is_for_everybody_again() {
        String notifier = id(created(SLACK, "{\"webhook_url\":\"" + HOOK + "\"}"));
        Answer alert = api.send("POST", "/v1/apps/shop/alerts", """
                {"alert":{"container_type":"web","metric":"cpu","limit":1,"notifiers":["%s"]}}""".formatted(notifier));
        assertThat(alert.object("alert").get("notifiers")).isEqualTo(List.of(notifier));

        api.send("DELETE", PATH + "/" + notifier, null);

        assertThat(api.get("/v1/apps/shop/alerts/" + alert.object("alert").get("id"))
                        .object("alert")
                        .get("notifiers"))
                .isEqualTo(List.of());
    }

    @Test
    void an_app_without_notifiers_has_an_empty_list() {
        assertThat(api.get(PATH + "?").body()).isEqualTo("{\"notifiers\":[]}");
    }

    @Test
    void the_secret_of_a_webhook_is_shown_once() {
        Answer created = created(WEBHOOK, "{\"webhook_url\":\"https://example.com/hook\"}");
        String secret = String.valueOf(created.object("notifier").get("secret"));

        assertThat(secret).matches("[0-9a-f]{64}");
        assertThat(api.get(PATH).body() + api.get(PATH + "/" + id(created)).body())
                .doesNotContain(secret, "secret");
        Answer changed = api.send("PATCH", PATH + "/" + id(created), "{\"name\":\"other\"}");
        assertThat(changed.body()).doesNotContain(secret);
        assertThat(api.get("/v1/apps/shop/events").body())
                .contains("new_notifier")
                .doesNotContain(secret);
        assertThat(notifiers.find(id(created)).orElseThrow().destination())
                .isEqualTo(new Destination.Webhook("https://example.com/hook", secret));
    }

    @Test
    void one_for_mail_may_have_no_address_yet() {
        Answer created = created(EMAIL, "{}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body()).contains("\"type\":\"email\"", "\"type_data\":{\"user_ids\":[],\"emails\":[]}");
        Answer changed = api.send(
                "PATCH", PATH + "/" + id(created), "{\"notifier\":{\"type_data\":{\"emails\":[\"ada@example.com\"]}}}");
        assertThat(changed.body()).contains("\"emails\":[\"ada@example.com\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, '{\"notifier\":{\"active\":false}}'",
        "PUT,   '{\"notifier\":{\"active\":false}}'",
        "PATCH, '{\"active\":false}'",
        "PUT,   '{\"id\":\"\",\"app_id\":\"\",\"type\":\"\",\"platform_id\":\"\",\"type_data\":{},\"active\":false}'"
    })
    void what_is_not_sent_stays(String method, String body) {
        String id = id(created(SLACK, "{\"webhook_url\":\"" + HOOK + "\"}"));

        Answer answer = api.send(method, PATH + "/" + id, body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"name\":\"ops\",\"active\":false,\"type\":\"slack\"", HOOK);
    }

    @Test
    void events_are_selected_by_id_or_as_older_clients_do_by_name() {
        String id = id(created(SLACK, "{\"webhook_url\":\"" + HOOK + "\"}"));

        Answer answer = api.send(
                "PATCH",
                PATH + "/" + id,
                "{\"selected_event_ids\":[\"706c696d736f6c6c00000009\"],\"selected_events\":[\"app_scaled\"]}");
        assertThat(answer.object("notifier").get("selected_event_ids"))
                .isEqualTo(List.of("706c696d736f6c6c00000009", "706c696d736f6c6c00000001"));
        assertThat(api.send("PATCH", PATH + "/" + id, "{\"selected_event_ids\":null}")
                        .object("notifier")
                        .get("selected_event_ids"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
        assertThat(api.send("PATCH", PATH + "/" + id, "{\"selected_event_ids\":[]}")
                        .object("notifier")
                        .get("selected_event_ids"))
                .isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"platform_id\":\"PLATFORM\" | {\"errors\":{\"name\":[\"can't be blank\"],\"active\":[\"can't be blank\"],\"type_data.webhook_url\":[\"can't be blank\"]}}",
                "GOOD,\"name\":\" \" | {\"errors\":{\"name\":[\"can't be blank\"]}}",
                "GOOD,\"name\":7 | {\"errors\":{\"name\":[\"must be a text\"]}}",
                "GOOD,\"active\":\"yes\" | {\"errors\":{\"active\":[\"must be true or false\"]}}",
                "GOOD,\"send_all_events\":1 | {\"errors\":{\"send_all_events\":[\"must be true or false\"]}}",
                "GOOD,\"selected_event_ids\":\"all\" | {\"errors\":{\"selected_event_ids\":[\"must be a list\"]}}",
                "GOOD,\"selected_event_ids\":[1] | {\"errors\":{\"selected_event_ids\":[\"must be a list of texts\"]}}",
                "GOOD,\"selected_event_ids\":[\"x\"] | {\"errors\":{\"selected_event_ids\":[\"has one that is no event type: x\"]}}",
                "GOOD,\"type_data\":{\"webhook_url\":\"ftp://example.com\"} | {\"errors\":{\"type_data.webhook_url\":[\"must be like https://example.com/hook, without a user, a password or a fragment\"]}}",
                "GOOD,\"type_data\":{\"webhook_url\":\"https://ada:pw@example.com\"} | {\"errors\":{\"type_data.webhook_url\":[\"must be like https://example.com/hook, without a user, a password or a fragment\"]}}",
                "GOOD,\"type_data\":{\"webhook_url\":3} | {\"errors\":{\"type_data.webhook_url\":[\"must be a text\"]}}"
            })
    void what_cannot_be_is_refused_by_name(String fields, String expected) {
        String good = "\"platform_id\":\"%s\",\"name\":\"ops\",\"active\":true,\"type_data\":{\"webhook_url\":\"%s\"}"
                .formatted(SLACK, HOOK);

        Answer answer = api.send(
                "POST", PATH, "{\"notifier\":{" + fields.replace("GOOD", good).replace("PLATFORM", SLACK) + "}}");

        assertThat(answer.body()).isEqualTo(expected);
        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void without_fields_it_says_what_is_missing() {
        Answer answer = api.send("POST", PATH, "{\"notifier\":{\"platform_id\":\"" + EMAIL + "\"}}");

        assertThat(answer.body())
                .isEqualTo("{\"errors\":{\"name\":[\"can't be blank\"],\"active\":[\"can't be blank\"]}}");
        assertThat(answer.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"'{\"notifier\":{\"wrong\":\"params\"}}'", "'{}'", "'{\"platform_id\":\"x\"}'"})
    void without_a_platform_there_is_no_notifier(String body) {
        Answer answer = api.send("POST", PATH, body);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"resource\":\"notification_platform\",\"error\":\"not found\"}");
    }

    @Test
    void where_nothing_may_be_sent_nothing_is_created() {
        sender.forbid(new Destination.Slack("http://127.0.0.1/"));

        Answer answer = created(SLACK, "{\"webhook_url\":\"http://127.0.0.1/\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"errors\":{\"type_data\":[\"is not allowed\"]}}");
        assertThat(api.get(PATH).body()).isEqualTo("{\"notifiers\":[]}");
    }

    @ParameterizedTest
    @CsvSource({"GET, ''", "PATCH, ''", "PUT, ''", "DELETE, ''", "POST, /test", "GET, /deliveries"})
    void one_that_is_not_there_or_is_another_apps_is_not_found(String method, String path) {
        String id = id(created(SLACK, "{\"webhook_url\":\"" + HOOK + "\"}"));
        String body = method.equals("PATCH") || method.equals("PUT") ? "{}" : null;

        for (String of : List.of("/v1/apps/shop/notifiers/no-none", "/v1/apps/blog/notifiers/" + id)) {
            Answer answer = api.send(method, of + path, body);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"resource\":\"notifier\",\"error\":\"not found\"}");
        }
        assertThat(api.get("/v1/apps/none/notifiers").body())
                .isEqualTo("{\"resource\":\"app\",\"error\":\"not found\"}");
    }

    @Test
    void a_removed_notifier_takes_what_waits_with_it() {
        String id = id(created(SLACK, "{\"webhook_url\":\"" + HOOK + "\"}"));
        outbox.add(Delivery.of(id, new Message(Ids.next(), "late", Map.of()), clock.instant()));

        Answer answer = api.send("DELETE", PATH + "/" + id + "?", null);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(outbox.waiting(id)).isZero();
        assertThat(api.get("/v1/apps/shop/events").body()).contains("\"type\":\"delete_notifier\"");
    }

    @Test
    void a_test_is_really_sent() {
        Destination there = new Destination.Slack(HOOK + "/test");
        String id = id(created(SLACK, "{\"webhook_url\":\"" + HOOK + "/test\"}"));

        Answer answer = api.send("POST", PATH + "/" + id + "/test", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(sender.receivedBy(there)).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("shop: this is a test of the notifier \"ops\".");
            assertThat(message.event()).containsEntry("type", "test").containsEntry("app_name", "shop");
        });
    }

    @Test
    void a_test_that_does_not_arrive_says_why() {
        Destination away = new Destination.Slack(HOOK + "/away");
        sender.breakDown(away, "answered with status 404");
        String id = id(created(SLACK, "{\"webhook_url\":\"" + HOOK + "/away\"}"));
        String mail = id(created(EMAIL, "{}"));

        assertThat(api.send("POST", PATH + "/" + id + "/test", null).body())
                .isEqualTo("{\"errors\":{\"type_data\":[\"could not be reached: answered with status 404\"]}}");
        Answer nobody = api.send("POST", PATH + "/" + mail + "/test", null);
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.body()).isEqualTo("{\"errors\":{\"type_data\":[\"has nobody to send to\"]}}");
    }

    @Test
    void deliveries_say_how_far_they_are() {
        String id = id(created(SLACK, "{\"webhook_url\":\"" + HOOK + "\"}"));
        Instant now = clock.instant();
        Delivery delivery =
                Delivery.of(id, new Message("00000000000000000000000a", "shop: x.", Map.of("id", "5f3e")), now);
        outbox.add(delivery);
        outbox.note(delivery.begun(now).failed("answered with status 503", now));

        assertThat(api.get(PATH + "/" + id + "/deliveries").body()).isEqualTo("""
                {"deliveries":[{"id":"00000000000000000000000a","event_id":"5f3e","text":"shop: x.",\
                "status":"waiting","attempts":1,"created_at":"%s","next_attempt_at":"%s","ended_at":null,\
                "error":"answered with status 503"}]}""".formatted(now, now.plusSeconds(10)));

        outbox.note(delivery.begun(now).arrived(now));
        assertThat(api.get(PATH + "/" + id + "/deliveries").body())
                .contains("\"status\":\"delivered\"", "\"next_attempt_at\":null", "\"error\":null");
        outbox.note(delivery.givenUp("the notifier is not active", now));
        assertThat(api.get(PATH + "/" + id + "/deliveries").body()).contains("\"status\":\"given_up\"");
    }

    @ParameterizedTest
    @CsvSource({"GET, 200", "POST, 403"})
    void viewers_see_and_operators_change(String method, int status) {
        String body = method.equals("POST") ? "{}" : null;

        assertThat(api.send(Api.as(Role.VIEWER, api.request(method, PATH, body)))
                        .status())
                .isEqualTo(status);
        assertThat(api.send(api.request(method, PATH, body)).status()).isEqualTo(401);
    }

    private Answer created(String platformId, String typeData) {
        return api.send(
                "POST",
                PATH,
                "{\"platform_id\":\"%s\",\"name\":\"ops\",\"active\":true,\"type_data\":%s}"
                        .formatted(platformId, typeData));
    }

    private static String id(Answer answer) {
        return String.valueOf(answer.object("notifier").get("id"));
    }
}
