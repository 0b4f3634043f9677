package dev.plimsoll.domain.alert;

import dev.plimsoll.domain.validation.Problems;

/// Names an alert: `al-` and a UUID.
public record AlertId(String value) {
    public AlertId {
        new Problems().check(!value.isBlank(), "alert", "must not be blank").refuse();
    }

    @Override
    public String toString() {
        return value;
    }
}
