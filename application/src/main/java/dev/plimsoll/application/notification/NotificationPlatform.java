package dev.plimsoll.application.notification;

import dev.plimsoll.domain.validation.Choice;
import java.util.Arrays;
import java.util.Optional;

/// The ways to tell somebody of events. Their ids are those that clients know, and never change.
public enum NotificationPlatform {
    SLACK("5982f145d48c3600273ef089", "Slack", "Send events to your team by an incoming webhook of Slack."),
    WEBHOOK("5982f145d48c3600273ef08a", "Webhook", "Send signed HTTP requests to any URL when events happen."),
    EMAIL("59c52ac27651ce002c1d4620", "E-mail", "Send an e-mail when events happen.");

    private final String id;
    private final String displayName;
    private final String description;

    NotificationPlatform(String id, String displayName, String description) {
        this.id = id;
        this.displayName = displayName;
        this.description = description;
    }

    /// The platform of this id.
    public static Optional<NotificationPlatform> of(String id) {
        return Arrays.stream(values())
                .filter(platform -> platform.id.equals(id))
                .findFirst();
    }

    /// As clients write it: `webhook`.
    public String text() {
        return Choice.name(this);
    }

    public String id() {
        return id;
    }

    public String displayName() {
        return displayName;
    }

    public String description() {
        return description;
    }
}
