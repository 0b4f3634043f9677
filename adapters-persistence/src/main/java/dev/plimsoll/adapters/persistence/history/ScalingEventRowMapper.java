package dev.plimsoll.adapters.persistence.history;

import dev.plimsoll.adapters.persistence.database.JsonText;
import dev.plimsoll.adapters.persistence.database.UtcText;
import dev.plimsoll.application.history.Explanation;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.TargetId;
import jakarta.inject.Singleton;
import java.util.List;

/// Scaling events <-> rows.
@Singleton
final class ScalingEventRowMapper {
    private final JsonText json;

    ScalingEventRowMapper(JsonText json) {
        this.json = json;
    }

    ScalingEventRow row(ScalingEvent event) {
        AppId app = event.target().app();
        OutcomeColumns outcome = OutcomeColumns.of(event.outcome());
        return new ScalingEventRow(
                event.id(),
                event.autoscaler().value(),
                app.kind().name(),
                app.name(),
                event.target().containerType(),
                UtcText.write(event.at()),
                event.from(),
                event.to(),
                event.explanation().sentence(),
                json.writeAll(event.explanation().recommendations()),
                json.writeAll(event.explanation().reasons()),
                outcome.name(),
                outcome.at(),
                outcome.detail());
    }

    ScalingEvent event(ScalingEventRow row) {
        AppId app = new AppId(AppKind.valueOf(row.appKind()), row.appName());
        return new ScalingEvent(
                row.id(),
                new AutoscalerId(row.autoscalerId()),
                new TargetId(app, row.containerType()),
                UtcText.read(row.decidedAt()),
                row.fromCount(),
                row.toCount(),
                explanation(row),
                new OutcomeColumns(row.outcome(), row.outcomeAt(), row.outcomeDetail()).outcome());
    }

    private Explanation explanation(ScalingEventRow row) {
        String recommendations = row.recommendations();
        return new Explanation(
                row.sentence(),
                recommendations == null ? List.of() : json.readAll(recommendations),
                json.readAll(row.reasons()));
    }
}
