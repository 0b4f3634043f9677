package dev.plimsoll.application.event;

import dev.plimsoll.domain.validation.Choice;

/// What may happen to an app. In lower case they are the names that clients know.
public enum EventType {
    /// Somebody asked for a number of containers, or an autoscaler decided on one.
    SCALE,
    RESTART,
    /// Of apps that are made through the API, as are those about container types.
    NEW_APP,
    DELETE_APP,
    NEW_CONTAINER_TYPE,
    EDIT_CONTAINER_TYPE,
    DELETE_CONTAINER_TYPE,
    NEW_AUTOSCALER,
    EDIT_AUTOSCALER,
    DELETE_AUTOSCALER,
    NEW_ALERT,
    EDIT_ALERT,
    DELETE_ALERT,
    /// An alert went off, or came to its end.
    ALERT;

    /// As clients write it: `new_autoscaler`.
    public String text() {
        return Choice.name(this);
    }
}
