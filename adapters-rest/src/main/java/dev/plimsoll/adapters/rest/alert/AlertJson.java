package dev.plimsoll.adapters.rest.alert;

import dev.plimsoll.application.codec.AlertCodec;
import dev.plimsoll.domain.alert.Alert;
import java.util.LinkedHashMap;
import java.util.Map;

/// An alert as clients of the API decode it; `active` and `autoscaler_id` are our own fields.
final class AlertJson {
    private AlertJson() {}

    static Map<String, Object> of(Alert alert, boolean isActive) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", alert.id().value());
        json.put("app_id", alert.target().app().hex());
        json.put("created_at", alert.createdAt());
        json.put("updated_at", alert.updatedAt());
        json.put("container_type", alert.target().containerType());
        json.putAll(AlertCodec.write(alert.rule(), alert.notifiers()));
        json.put("metadata", Map.of("recipient", alert.owner() == null ? "user" : "autoscaler"));
        json.put("active", isActive);
        json.put("autoscaler_id", alert.owner() == null ? null : alert.owner().value());
        return json;
    }
}
