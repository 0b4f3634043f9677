package dev.plimsoll.application.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class EventWordsTest {
    private static final AppId SHOP = new AppId(AppKind.COMPOSE, "shop");
    private static final Map<String, Object> AUTOSCALER = Map.of(
            "container_type", "web",
            "metric", "cpu",
            "target_text", "75 %",
            "min_containers", "2",
            "max_containers", "5");
    private static final Map<String, Object> HOOK =
            Map.of("container_type", "web", "hook", "warm", "transition", "launching");
    private static final Map<String, Object> NOTIFIER = Map.of("notifier_name", "ops", "platform_name", "slack");

    @ParameterizedTest
    @MethodSource("sentences")
    void every_event_is_a_sentence(EventType type, Map<String, Object> data, String sentence) {
        assertThat(words(type, data)).isEqualTo("shop: " + sentence);
    }

    static Stream<Arguments> sentences() {
        return Stream.of(
                arguments(
                        EventType.SCALE,
                        Map.of(
                                "previous_containers", Map.of("web", "1:M", "db", "1:M"),
                                "containers", Map.of("web", "4:M", "db", "1:M")),
                        "Ada scaled web from 1 to 4 containers."),
                arguments(
                        EventType.SCALE,
                        Map.of("previous_containers", Map.of("web", "2:M"), "containers", Map.of("web", "1:M")),
                        "Ada scaled web from 2 to 1 container."),
                arguments(EventType.RESTART, Map.of("scope", List.of("web", "db")), "Ada restarted web, db."),
                arguments(
                        EventType.PROTECT_CONTAINER,
                        Map.of("container_name", "shop-web-1"),
                        "Ada protected the container shop-web-1."),
                arguments(
                        EventType.UNPROTECT_CONTAINER,
                        Map.of("container_name", "shop-web-1"),
                        "Ada ended the protection of the container shop-web-1."),
                arguments(
                        EventType.NEW_AUTOSCALER,
                        AUTOSCALER,
                        "Ada created an autoscaler of web: 2 to 5 containers, cpu at 75 %."),
                arguments(
                        EventType.EDIT_AUTOSCALER,
                        Map.of(
                                "container_type", "web",
                                "target_text", "",
                                "min_containers", "0",
                                "max_containers", "1",
                                "disabled", true),
                        "Ada changed the autoscaler of web: 0 to 1 container, disabled."),
                arguments(EventType.DELETE_AUTOSCALER, AUTOSCALER, "Ada removed the autoscaler of web."),
                arguments(EventType.NEW_LIFECYCLE_HOOK, HOOK, "Ada created the launching hook \"warm\" of web."),
                arguments(EventType.EDIT_LIFECYCLE_HOOK, HOOK, "Ada changed the launching hook \"warm\" of web."),
                arguments(EventType.DELETE_LIFECYCLE_HOOK, HOOK, "Ada removed the launching hook \"warm\" of web."),
                arguments(
                        EventType.LIFECYCLE_ACTION,
                        Map.of(
                                "hook", "warm",
                                "transition", "launching",
                                "container_name", "shop-web-1",
                                "result", "ABANDON",
                                "detail", "exit status 1"),
                        "the launching hook warm of shop-web-1 ended with ABANDON: exit status 1."),
                arguments(
                        EventType.REPLACE_CONTAINER,
                        Map.of("container_name", "shop-web-1", "seconds", "300"),
                        "the container shop-web-1 was not ready for 300 s and is replaced."),
                arguments(
                        EventType.NEW_ALERT,
                        Map.of("container_type", "web", "metric", "cpu", "limit", 0.8, "limit_text", "80 %"),
                        "Ada created an alert on cpu of web above 80 %."),
                arguments(
                        EventType.EDIT_ALERT,
                        Map.of("container_type", "web", "metric", "rpm", "limit", 80, "send_when_below", true),
                        "Ada changed the alert on rpm of web below 80."),
                arguments(
                        EventType.DELETE_ALERT,
                        Map.of("container_type", "web", "metric", "cpu"),
                        "Ada removed the alert on cpu of web."),
                arguments(
                        EventType.ALERT,
                        Map.of(
                                "container_type", "web",
                                "metric", "cpu",
                                "limit_text", "80 %",
                                "value_text", "91 %",
                                "activated", true),
                        "cpu of web is 91 %, above its limit of 80 %."),
                arguments(
                        EventType.ALERT,
                        Map.of(
                                "sender_name",
                                "web",
                                "metric",
                                "rpm",
                                "limit",
                                5,
                                "value",
                                7.5,
                                "activated",
                                false,
                                "send_when_below",
                                true),
                        "rpm of web is 7.5, no longer below its limit of 5."),
                arguments(EventType.NEW_NOTIFIER, NOTIFIER, "Ada created the notifier \"ops\" (slack)."),
                arguments(EventType.EDIT_NOTIFIER, NOTIFIER, "Ada changed the notifier \"ops\" (slack)."),
                arguments(EventType.DELETE_NOTIFIER, NOTIFIER, "Ada removed the notifier \"ops\" (slack)."));
    }

    /// An event without words must not keep anything from being stored.
    @ParameterizedTest
    @EnumSource
    void whatever_is_missing_there_are_words(EventType type) {
        assertThat(words(type, Map.of())).startsWith("shop: ").endsWith(".");
        assertThat(words(type, Map.of("containers", 3, "previous_containers", "x", "scope", 1, "limit", List.of())))
                .startsWith("shop: ");
    }

    @Test
    void nobody_puts_a_second_line_into_it() {
        assertThat(words(EventType.RESTART, Map.of("scope", List.of("web\r\nBcc: all@example.com"))))
                .isEqualTo("shop: Ada restarted web Bcc: all@example.com.");
    }

    @Test
    void a_test_says_that_it_is_one() {
        assertThat(EventWords.test(SHOP, "ops")).isEqualTo("shop: this is a test of the notifier \"ops\".");
    }

    private static String words(EventType type, Map<String, Object> data) {
        Instant noon = Instant.parse("2026-01-01T12:00:00Z");
        return EventWords.of(AppEvent.of(SHOP, noon, type, new Actor("us-1", "Ada"), data), null);
    }
}
