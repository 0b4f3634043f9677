package dev.plimsoll.application.codec;

import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.app.OwnApp;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.application.lifecycle.LifecycleAction;
import dev.plimsoll.application.lifecycle.LifecycleHook;
import dev.plimsoll.application.operation.Operation;
import dev.plimsoll.application.port.App;
import dev.plimsoll.domain.alert.Alert;
import dev.plimsoll.domain.alert.AlertChange;
import dev.plimsoll.domain.alert.AlertRule;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.Targeted;
import dev.plimsoll.domain.validation.Choice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What events tell, in the words and types that clients decode: numbers of containers are texts there.
public final class EventData {
    private static final MathContext DIGITS = new MathContext(6);

    private EventData() {}

    /// What an autoscaler is, or was changed to.
    public static Map<String, Object> of(Autoscaler autoscaler) {
        Settings settings = autoscaler.settings();
        Map<String, Object> data = brief(autoscaler);
        Targeted tracked = SettingsCodec.tracked(settings);
        data.put("target", tracked == null ? 0 : tracked.target());
        data.put("target_text", tracked == null ? "" : text(tracked.metric(), tracked.target()));
        data.put("min_containers", Integer.toString(settings.bounds().min()));
        data.put("max_containers", Integer.toString(settings.bounds().max()));
        data.put("disabled", settings.isDisabled());
        data.put("autoscaler_id", autoscaler.id().value());
        return data;
    }

    /// Which autoscaler it was.
    public static Map<String, Object> brief(Autoscaler autoscaler) {
        Targeted tracked = SettingsCodec.tracked(autoscaler.settings());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("container_type", autoscaler.target().containerType());
        data.put("metric", tracked == null ? "" : tracked.metric().value());
        return data;
    }

    /// What an alert is, or was changed to.
    public static Map<String, Object> of(Alert alert) {
        AlertRule rule = alert.rule();
        Map<String, Object> data = brief(alert);
        data.put("limit", rule.limit());
        data.put("limit_text", text(rule.metric(), rule.limit()));
        data.put("send_when_below", rule.sendWhenBelow());
        data.put("alert_id", alert.id().value());
        return data;
    }

    /// Which alert it was.
    public static Map<String, Object> brief(Alert alert) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("container_type", alert.target().containerType());
        data.put("metric", alert.rule().metric().value());
        return data;
    }

    /// An alert that went off, goes on, or is over. `notifiers` are the ids of those to tell; none means
    /// everybody.
    public static Map<String, Object> told(Alert alert, AlertChange.Told told, double value) {
        AlertRule rule = alert.rule();
        Map<String, Object> data = of(alert);
        data.put("sender_name", "plimsoll");
        data.put("value", value);
        data.put("value_text", text(rule.metric(), value));
        data.put("raw_limit", rule.limit());
        data.put("raw_value", value);
        data.put("activated", told != AlertChange.Told.ENDED);
        data.put("reminder", told == AlertChange.Told.REMINDED);
        data.put("notifiers", alert.notifiers());
        return data;
    }

    /// A formation before and after a person scaled it: `{"web": "3:M"}`, amount and size.
    public static Map<String, Object> scaled(App before, Operation operation) {
        Map<String, Object> previous = new TreeMap<>();
        Map<String, Object> next = new TreeMap<>();
        for (App.ContainerType type : before.containerTypes()) {
            previous.put(type.name(), formation(type.amount()));
            int amount = operation.part(type.name()).map(Operation.Part::amount).orElse(type.amount());
            next.put(type.name(), formation(amount));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("previous_containers", previous);
        data.put("containers", next);
        data.put("operation_id", operation.id());
        return data;
    }

    /// Which token it was, and what may be done with it.
    public static Map<String, Object> of(Token token) {
        return Trees.map("token_id", token.id(), "token_name", token.name(), "role", Choice.name(token.role()));
    }

    /// Which metric of an app it was.
    public static Map<String, Object> of(MetricName metric) {
        return Map.of("metric", metric.value());
    }

    /// Which container of which type it was.
    public static Map<String, Object> of(TargetId target, FleetContainer container) {
        return Trees.map(
                "container_type", target.containerType(),
                "container_id", container.id().value(),
                "container_name", container.name());
    }

    /// Which lifecycle hook it was; what is in its URL or its command is told to nobody.
    public static Map<String, Object> of(LifecycleHook hook) {
        return Trees.map(
                "container_type", hook.target().containerType(),
                "hook", hook.name(),
                "transition", hook.transition().text());
    }

    /// A container that was not ready for so long.
    public static Map<String, Object> replaced(TargetId target, FleetContainer container, Duration patience) {
        return Trees.map(
                "container_type", target.containerType(),
                "container_id", container.id().value(),
                "container_name", container.name(),
                "seconds", Long.toString(patience.toSeconds()));
    }

    /// How a lifecycle action ended, and why.
    public static Map<String, Object> of(LifecycleAction action, String detail) {
        return Trees.map(
                "container_type", action.target().containerType(),
                "hook", action.hook(),
                "transition", action.transition().text(),
                "container_id", action.container().value(),
                "container_name", action.containerName(),
                "lifecycle_action_id", action.id(),
                "result", String.valueOf(action.result()),
                "detail", detail);
    }

    /// What holds for every autoscaler now.
    public static Map<String, Object> of(ProcessSettings settings) {
        return Trees.map(
                "auto_scaling_enabled", settings.isEnabled(),
                "resource_thresholds", ProcessSettingsCodec.writeThresholds(settings.guards()));
    }

    /// What the containers of a type are made from; what is in variables is told to nobody.
    public static Map<String, Object> of(OwnApp.Type type) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("container_type", type.name());
        data.put("image", type.template().image().value());
        return data;
    }

    /// Which container types a person restarted.
    public static Map<String, Object> restarted(Operation operation) {
        List<String> scope =
                operation.parts().stream().map(Operation.Part::containerType).toList();
        return Map.of("scope", scope, "operation_id", operation.id());
    }

    /// An amount of containers as clients decode it: `3:M`.
    public static String formation(int amount) {
        return amount + ":" + App.ContainerType.SIZE;
    }

    /// A value for people: `75 %` of a ratio, else the number.
    public static String text(MetricName metric, double value) {
        boolean isRatio = metric.isRatio();
        BigDecimal shown =
                new BigDecimal(isRatio ? value * 100 : value).round(DIGITS).stripTrailingZeros();
        return shown.toPlainString() + (isRatio ? " %" : "");
    }
}
