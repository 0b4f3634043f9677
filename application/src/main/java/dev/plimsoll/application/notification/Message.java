package dev.plimsoll.application.notification;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What somebody is told; the same at every attempt.
///
/// @param id of the delivery, by which a receiver knows a message that comes twice
/// @param text one English sentence or two, on one line
/// @param event the event as the API writes it, as a tree of maps, lists and scalars
public record Message(String id, String text, Map<String, Object> event) {
    public Message {
        event = Collections.unmodifiableMap(new LinkedHashMap<>(event));
    }
}
