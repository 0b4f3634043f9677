package dev.plimsoll.application.codec;

import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.domain.fleet.AppId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words events in English, on one line.
///
/// Example: `shop: Ada scaled web from 1 to 4 containers.`
public final class EventWords {
    private EventWords() {}

    /// Says what happened, and who did it.
    ///
    /// @param scaling what the scaling history knows of it; null of all that no autoscaler decided
    public static String of(AppEvent event, @Nullable ScalingEvent scaling) {
        String sentence = scaling == null ? sentence(event) : sentence(scaling);
        AppId app = event.app();
        return oneLine((app == null ? "plimsoll" : app.name()) + ": " + sentence);
    }

    /// What a notifier is sent to be tried out.
    public static String test(AppId app, String notifier) {
        return oneLine(app.name() + ": this is a test of the notifier \"" + notifier + "\".");
    }

    private static String sentence(ScalingEvent scaling) {
        return scaling.target().containerType() + " is scaled from " + scaling.from() + " to "
                + containers(scaling.to()) + ". " + scaling.explanation().sentence();
    }

    private static String sentence(AppEvent event) {
        String who = event.actor().name();
        Map<String, Object> data = event.data();
        return switch (event.type()) {
            case SCALE -> who + " scaled " + changes(data) + ".";
            case RESTART -> who + " restarted " + list(data.get("scope")) + ".";
            case PROTECT_CONTAINER -> who + " protected the container " + text(data, "container_name") + ".";
            case UNPROTECT_CONTAINER ->
                who + " ended the protection of the container " + text(data, "container_name") + ".";
            case NEW_AUTOSCALER -> who + " created an autoscaler of " + autoscaler(data) + ".";
            case EDIT_AUTOSCALER -> who + " changed the autoscaler of " + autoscaler(data) + ".";
            case DELETE_AUTOSCALER -> who + " removed the autoscaler of " + text(data, "container_type") + ".";
            case NEW_LIFECYCLE_HOOK -> who + " created the " + hook(data) + ".";
            case EDIT_LIFECYCLE_HOOK -> who + " changed the " + hook(data) + ".";
            case DELETE_LIFECYCLE_HOOK -> who + " removed the " + hook(data) + ".";
            case LIFECYCLE_ACTION ->
                "the " + text(data, "transition") + " hook " + text(data, "hook") + " of "
                        + text(data, "container_name") + " ended with " + text(data, "result") + ": "
                        + text(data, "detail") + ".";
            case REPLACE_CONTAINER ->
                "the container " + text(data, "container_name") + " was not ready for " + text(data, "seconds")
                        + " s and is replaced.";
            case NEW_ALERT -> who + " created an alert on " + alert(data) + ".";
            case EDIT_ALERT -> who + " changed the alert on " + alert(data) + ".";
            case DELETE_ALERT -> who + " removed the alert on " + subject(data) + ".";
            case ALERT -> alarm(data) + ".";
            case NEW_NOTIFIER -> who + " created the notifier " + notifier(data) + ".";
            case EDIT_NOTIFIER -> who + " changed the notifier " + notifier(data) + ".";
            case NEW_APP -> who + " created the app.";
            case DELETE_APP -> who + " deleted the app.";
            case NEW_CONTAINER_TYPE -> who + " added " + madeFrom(data) + ".";
            case EDIT_CONTAINER_TYPE -> who + " changed " + madeFrom(data) + ".";
            case DELETE_CONTAINER_TYPE -> who + " removed the container type " + text(data, "container_type") + ".";
            case NEW_METRIC -> who + " declared the metric " + text(data, "metric") + ".";
            case DELETE_METRIC -> who + " removed the metric " + text(data, "metric") + ".";
            case NEW_TOKEN -> who + " issued the token " + token(data) + ".";
            case REGENERATE_TOKEN -> who + " renewed the token " + token(data) + ".";
            case DELETE_TOKEN -> who + " revoked the token " + token(data) + ".";
            case EDIT_PROCESS_SETTINGS -> who + " switched auto-scaling " + switched(data) + ".";
            case DELETE_NOTIFIER -> who + " removed the notifier " + notifier(data) + ".";
        };
    }

    /// `web from 1 to 4 containers`: the types whose amount is another one now.
    private static String changes(Map<String, Object> data) {
        if (!(data.get("previous_containers") instanceof Map<?, ?> before)
                || !(data.get("containers") instanceof Map<?, ?> after)) {
            return "its containers";
        }
        String changes = after.entrySet().stream()
                .filter(type -> !type.getValue().equals(before.get(type.getKey())))
                .map(type ->
                        type.getKey() + from(before.get(type.getKey())) + " to " + containers(amount(type.getValue())))
                .collect(Collectors.joining(", "));
        return changes.isEmpty() ? "nothing, as all was so already" : changes;
    }

    private static String from(@Nullable Object formation) {
        return formation == null ? "" : " from " + amount(formation);
    }

    /// The amount in `3:M`.
    private static String amount(Object formation) {
        return String.valueOf(formation).replaceFirst(":.*", "");
    }

    private static String containers(Object amount) {
        String text = String.valueOf(amount);
        return text + (text.equals("1") ? " container" : " containers");
    }

    private static String autoscaler(Map<String, Object> data) {
        String target = text(data, "target_text");
        String tracked = target.isEmpty() ? "" : ", " + text(data, "metric") + " at " + target;
        String state = Boolean.TRUE.equals(data.get("disabled")) ? ", disabled" : "";
        return text(data, "container_type") + ": " + text(data, "min_containers") + " to "
                + containers(text(data, "max_containers")) + tracked + state;
    }

    private static String alert(Map<String, Object> data) {
        return subject(data) + " " + (isBelow(data) ? "below " : "above ") + limit(data);
    }

    /// `cpu of web is 91 %, above its limit of 80 %`.
    private static String alarm(Map<String, Object> data) {
        String side = isBelow(data) ? "below" : "above";
        boolean isOver = Boolean.FALSE.equals(data.get("activated"));
        return subject(data) + " is " + shown(data, "value") + ", " + (isOver ? "no longer " + side : side)
                + " its limit of " + limit(data);
    }

    private static String subject(Map<String, Object> data) {
        String type = data.containsKey("container_type") ? text(data, "container_type") : text(data, "sender_name");
        return text(data, "metric") + " of " + type;
    }

    private static boolean isBelow(Map<String, Object> data) {
        return Boolean.TRUE.equals(data.get("send_when_below"));
    }

    private static String limit(Map<String, Object> data) {
        return shown(data, "limit");
    }

    /// The value as it is written for people, or at least as it is.
    private static String shown(Map<String, Object> data, String key) {
        String text = text(data, key + "_text");
        return text.isEmpty() ? text(data, key) : text;
    }

    private static String notifier(Map<String, Object> data) {
        return "\"" + text(data, "notifier_name") + "\" (" + text(data, "platform_name") + ")";
    }

    /// `the container type web of shop-web:2`.
    private static String madeFrom(Map<String, Object> data) {
        return "the container type " + text(data, "container_type") + " of " + text(data, "image");
    }

    private static String token(Map<String, Object> data) {
        return "\"" + text(data, "token_name") + "\" (" + text(data, "role") + ")";
    }

    /// `on, with thresholds {cpu=0.8, memory=0.85, queue=10}`.
    private static String switched(Map<String, Object> data) {
        String thresholds = text(data, "resource_thresholds");
        return (Boolean.FALSE.equals(data.get("auto_scaling_enabled")) ? "off" : "on") + ", with thresholds "
                + thresholds;
    }

    /// `launching hook "warm" of web`.
    private static String hook(Map<String, Object> data) {
        return text(data, "transition") + " hook \"" + text(data, "hook") + "\" of " + text(data, "container_type");
    }

    private static String list(@Nullable Object names) {
        return names instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : "its containers";
    }

    private static String text(Map<String, Object> data, String key) {
        Object value = data.get(key);
        return value == null ? "" : value.toString();
    }

    /// Names are people's choice, and no receiver expects a second line.
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
