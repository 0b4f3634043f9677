package dev.plimsoll.adapters.rest.alert;

import dev.plimsoll.application.codec.AlertCodec;
import dev.plimsoll.domain.alert.Alert;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An alert as clients of the API decode it; `active` and `autoscaler_id` are our own fields.
final class AlertJson {
    /// As answers hold one.
    @Serdeable
    record One(@Schema(ref = "#/components/schemas/Alert") Map<String, Object> alert) {}

    /// As answers hold several.
    @Serdeable
    record Many(@Schema(ref = "#/components/schemas/Alerts") List<Map<String, Object>> alerts) {}

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
