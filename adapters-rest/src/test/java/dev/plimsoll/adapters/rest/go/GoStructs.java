package dev.plimsoll.adapters.rest.go;

import static dev.plimsoll.adapters.rest.go.GoType.Scalar.ANY;
import static dev.plimsoll.adapters.rest.go.GoType.Scalar.BOOL;
import static dev.plimsoll.adapters.rest.go.GoType.Scalar.FLOAT;
import static dev.plimsoll.adapters.rest.go.GoType.Scalar.INT;
import static dev.plimsoll.adapters.rest.go.GoType.Scalar.STRING;
import static dev.plimsoll.adapters.rest.go.GoType.Scalar.TIME;
import static dev.plimsoll.adapters.rest.go.GoType.map;
import static dev.plimsoll.adapters.rest.go.GoType.slice;
import static dev.plimsoll.adapters.rest.go.GoType.struct;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/// The structs into which go-scalingo decodes answers, field by field.
final class GoStructs {
    static final GoType AUTOSCALER = struct(all(
            strings("id", "app_id", "container_type", "metric"),
            Map.of(
                    "target", FLOAT,
                    "min_containers", INT,
                    "max_containers", INT,
                    "disabled", BOOL,
                    "created_at", TIME,
                    "updated_at", TIME,
                    "last_scale", TIME)));

    static final GoType ALERT = struct(all(
            strings("id", "app_id", "container_type", "metric", "remind_every"),
            Map.of("created_at", TIME, "updated_at", TIME, "limit", FLOAT, "duration_before_trigger", INT),
            Map.of("disabled", BOOL, "send_when_below", BOOL, "metadata", map(ANY), "notifiers", slice(STRING))));

    static final GoType NOTIFIER = struct(all(
            strings("id", "app_id", "name", "type", "platform_id"),
            Map.of("created_at", TIME, "updated_at", TIME, "active", BOOL, "type_data", map(ANY)),
            Map.of("send_all_alerts", BOOL, "send_all_events", BOOL, "selected_event_ids", slice(STRING))));

    static final GoType APP = struct(all(
            strings("id", "name", "region", "git_url", "url", "base_url", "status", "stack_id", "last_deployed_by"),
            Map.of("owner", struct(strings("id", "username", "email")), "project", struct(strings("id", "name"))),
            Map.of("links", struct(strings("deployments_stream"))),
            Map.of("created_at", TIME, "updated_at", TIME, "last_deployed_at", TIME),
            Map.of("force_https", BOOL, "sticky_session", BOOL, "router_logs", BOOL, "hds_resource", BOOL),
            Map.of("flags", map(BOOL), "limits", map(ANY), "private_networks_ids", slice(STRING))));

    static final GoType OPERATION =
            struct(all(strings("id", "status", "type", "error"), Map.of("created_at", TIME, "finished_at", TIME)));

    static final GoType CONTAINER_TYPE =
            struct(all(strings("app_id", "name", "command", "size"), Map.of("amount", INT)));

    static final GoType CONTAINER_SIZE = struct(all(
            strings("id", "name", "human_name", "human_cpu", "sku"),
            Map.of(
                    "memory", INT,
                    "pids_limit", INT,
                    "swap", INT,
                    "ordinal", INT,
                    "hourly_price", INT,
                    "thirtydays_price", INT)));

    static final GoType CONTAINER = struct(all(
            strings("id", "app_id", "command", "type", "label", "state"),
            Map.of(
                    "type_index", INT,
                    "created_at", TIME,
                    "deleted_at", TIME,
                    "app", APP,
                    "container_size", CONTAINER_SIZE)));

    static final GoType STAT = struct(Map.of(
            "id", STRING,
            "cpu_usage", INT,
            "memory_usage", INT,
            "swap_usage", INT,
            "memory_limit", INT,
            "swap_limit", INT,
            "highest_memory_usage", INT,
            "highest_swap_usage", INT));

    static final GoType REGION = struct(
            all(strings("name", "display_name", "ssh", "api", "dashboard", "database_api"), Map.of("default", BOOL)));

    static final GoType USER = struct(all(strings("id", "username", "email", "fullname"), Map.of("flags", map(BOOL))));

    static final GoType STACK = struct(all(
            strings("id", "name", "description", "base_image"),
            Map.of("default", BOOL, "created_at", TIME, "deprecated_at", TIME)));

    private static final GoType EVENT = struct(all(
            strings("id", "app_id", "app_name", "type"),
            Map.of("created_at", TIME, "user", struct(strings("id", "username", "email")))));

    /// What `type_data` is in the types that there are.
    private static final Map<String, GoType> TYPE_DATA = Map.ofEntries(
            entry("scale", struct(Map.of("previous_containers", map(STRING), "containers", map(STRING)))),
            entry("restart", struct(Map.of("scope", slice(STRING)))),
            entry("new_autoscaler", autoscalerData()),
            entry("edit_autoscaler", autoscalerData()),
            entry("delete_autoscaler", struct(strings("container_type", "metric"))),
            entry("new_alert", alertData()),
            entry("alert", alarmData()),
            entry("delete_alert", struct(strings("container_type", "metric"))),
            entry("new_notifier", notifierData()),
            entry("edit_notifier", notifierData()),
            entry("delete_notifier", notifierData()),
            entry("new_token", struct(strings("token_id", "token_name"))),
            entry("regenerate_token", struct(strings("token_id", "token_name"))),
            entry("delete_token", struct(strings("token_id", "token_name"))));

    /// What the real service does not tell; the client shows the type's name.
    private static final Set<String> OURS = Set.of("edit_alert");

    private GoStructs() {}

    /// Decodes an event as the command line program does: first what all have, then the data of its type.
    static void decodeEvent(Object event) {
        EVENT.decode("event", event);
        if (!(event instanceof Map<?, ?> fields) || !(fields.get("type") instanceof String type)) {
            throw new AssertionError("no event: " + event);
        }
        GoType data = OURS.contains(type) ? map(ANY) : TYPE_DATA.get(type);
        if (data == null) {
            throw new AssertionError("shown as an unknown event: " + type);
        }
        data.decode(type, fields.get("type_data"));
    }

    private static GoType autoscalerData() {
        return struct(all(
                strings("container_type", "metric", "target_text", "min_containers", "max_containers"),
                Map.of("target", FLOAT)));
    }

    private static GoType alertData() {
        return struct(all(
                strings("container_type", "metric", "limit_text"), Map.of("limit", FLOAT, "send_when_below", BOOL)));
    }

    private static GoType alarmData() {
        return struct(all(
                strings("sender_name", "metric", "limit_text", "value_text"),
                Map.of("limit", FLOAT, "value", FLOAT, "raw_limit", FLOAT, "raw_value", FLOAT),
                Map.of("activated", BOOL, "send_when_below", BOOL)));
    }

    private static GoType notifierData() {
        return struct(all(
                strings("notifier_name", "notifier_type", "platform_name"),
                Map.of("active", BOOL, "send_all_events", BOOL),
                Map.of("selected_events", slice(STRING), "notifier_type_data", map(ANY))));
    }

    private static Map<String, GoType> strings(String... names) {
        return Arrays.stream(names).collect(toMap(name -> name, _ -> STRING));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // they are only read
    private static Map<String, GoType> all(Map<String, GoType>... parts) {
        return Arrays.stream(parts)
                .flatMap(part -> part.entrySet().stream())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
