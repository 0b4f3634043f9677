package dev.plimsoll.application.event;

import dev.plimsoll.domain.validation.Choice;
import java.util.Arrays;
import java.util.List;

/// What may happen to an app, or to the service. In lower case they are the names that clients know.
///
/// Whoever chooses what to be notified of knows them by an id and another name: `app_scaled`. Both are kept by others,
/// so neither may ever change.
public enum EventType {
    /// Somebody asked for a number of containers, or an autoscaler decided on one.
    SCALE(1, Category.APP_OPERATIONS, "app_scaled", "An app was scaled"),
    RESTART(2, Category.APP_OPERATIONS, "app_restarted", "An app was restarted"),
    /// Somebody wants that a scale-in takes this container last, or no longer wants it.
    PROTECT_CONTAINER(24, Category.APP_OPERATIONS, "container_protected", "A container was protected"),
    UNPROTECT_CONTAINER(
            25, Category.APP_OPERATIONS, "container_unprotected", "The protection of a container was ended"),
    NEW_AUTOSCALER(3, Category.AUTOSCALERS, "autoscaler_added", "An autoscaler was added"),
    EDIT_AUTOSCALER(4, Category.AUTOSCALERS, "autoscaler_edited", "An autoscaler was edited"),
    DELETE_AUTOSCALER(5, Category.AUTOSCALERS, "autoscaler_removed", "An autoscaler was removed"),
    NEW_LIFECYCLE_HOOK(26, Category.APP_OPERATIONS, "lifecycle_hook_added", "A lifecycle hook was added"),
    EDIT_LIFECYCLE_HOOK(27, Category.APP_OPERATIONS, "lifecycle_hook_edited", "A lifecycle hook was edited"),
    DELETE_LIFECYCLE_HOOK(28, Category.APP_OPERATIONS, "lifecycle_hook_removed", "A lifecycle hook was removed"),
    /// A lifecycle hook abandoned a container, or did not end in time. What goes as it should is no event.
    LIFECYCLE_ACTION(29, Category.APP_OPERATIONS, "lifecycle_action_failed", "A lifecycle hook abandoned or timed out"),
    /// A container was not ready for too long and gives way to another one. Told of the first in a row.
    REPLACE_CONTAINER(30, Category.APP_OPERATIONS, "container_replaced", "A container that was not ready is replaced"),
    NEW_ALERT(6, Category.ALERTS, "alert_added", "An alert was added"),
    EDIT_ALERT(7, Category.ALERTS, "alert_edited", "An alert was edited"),
    DELETE_ALERT(8, Category.ALERTS, "alert_removed", "An alert was removed"),
    /// An alert went off, or came to its end.
    ALERT(9, Category.ALERTS, "app_alert_triggered", "An app alert was triggered"),
    NEW_NOTIFIER(10, Category.NOTIFIERS, "notifier_added", "A notifier was added"),
    EDIT_NOTIFIER(11, Category.NOTIFIERS, "notifier_edited", "A notifier was edited"),
    DELETE_NOTIFIER(12, Category.NOTIFIERS, "notifier_removed", "A notifier was removed"),
    /// Of apps that are made through the API, as are those about container types.
    NEW_APP(13, Category.APPS, "app_created", "An app was created"),
    DELETE_APP(14, Category.APPS, "app_deleted", "An app was deleted"),
    NEW_CONTAINER_TYPE(15, Category.APPS, "container_type_added", "A container type was added"),
    EDIT_CONTAINER_TYPE(22, Category.APPS, "container_type_edited", "A container type was edited"),
    DELETE_CONTAINER_TYPE(23, Category.APPS, "container_type_removed", "A container type was removed"),
    /// Somebody declared a metric of an app, anew or otherwise than before.
    NEW_METRIC(16, Category.METRICS, "metric_added", "A metric was declared"),
    DELETE_METRIC(17, Category.METRICS, "metric_removed", "A metric was removed"),
    NEW_TOKEN(18, Category.TOKENS, "token_added", "A token was issued"),
    REGENERATE_TOKEN(19, Category.TOKENS, "token_regenerated", "A token was renewed"),
    DELETE_TOKEN(20, Category.TOKENS, "token_removed", "A token was revoked"),
    /// Somebody switched auto-scaling on or off, or changed the thresholds of all.
    EDIT_PROCESS_SETTINGS(21, Category.APP_OPERATIONS, "process_settings_edited", "Settings of all apps were edited");

    private final String id;
    private final Category category;
    private final String selectedAs;
    private final String description;

    EventType(int number, Category category, String selectedAs, String description) {
        this.id = StableId.of(number);
        this.category = category;
        this.selectedAs = selectedAs;
        this.description = description;
    }

    /// What types are of the same kind.
    public enum Category {
        APP_OPERATIONS(1),
        AUTOSCALERS(2),
        ALERTS(3),
        NOTIFIERS(4),
        METRICS(5),
        TOKENS(6),
        APPS(7);

        private static final int FIRST = 0x100;

        private final int position;

        Category(int position) {
            this.position = position;
        }

        /// From 1 in the order in which people see them.
        public int position() {
            return position;
        }

        /// 24 hex digits that never change.
        public String id() {
            return StableId.of(FIRST + position);
        }

        /// As clients write it: `app_operations`.
        public String text() {
            return Choice.name(this);
        }
    }

    /// Those that happen to apps, and so can be selected for a notifier of one.
    public static List<EventType> ofApps() {
        return Arrays.stream(values())
                .filter(type -> type != EDIT_PROCESS_SETTINGS)
                .toList();
    }

    /// As clients write it: `new_autoscaler`.
    public String text() {
        return Choice.name(this);
    }

    /// 24 hex digits by which it is selected.
    public String id() {
        return id;
    }

    public Category category() {
        return category;
    }

    /// The name by which it is selected: `autoscaler_added`.
    public String selectedAs() {
        return selectedAs;
    }

    /// What happened, for people.
    public String description() {
        return description;
    }

    /// Ids that are written out here for ever.
    private static final class StableId {
        static String of(int number) {
            return "706c696d736f6c6c%08x".formatted(number);
        }
    }
}
