package dev.plimsoll.adapters.persistence.history;

import dev.plimsoll.adapters.persistence.database.JsonText;
import dev.plimsoll.adapters.persistence.database.UtcText;
import dev.plimsoll.application.history.Explanation;
import dev.plimsoll.application.history.RecordedDecision;
import dev.plimsoll.application.history.RecordedDecision.Kind;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Mode;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.TargetId;
import jakarta.inject.Singleton;

/// Recorded decisions <-> rows.
@Singleton
final class DecisionRowMapper {
    private final JsonText json;

    DecisionRowMapper(JsonText json) {
        this.json = json;
    }

    DecisionRow row(RecordedDecision decision) {
        AppId app = decision.target().app();
        Explanation explanation = decision.explanation();
        return new DecisionRow(
                decision.id(),
                decision.autoscaler().value(),
                app.kind().name(),
                app.name(),
                decision.target().containerType(),
                UtcText.write(decision.firstAt()),
                UtcText.write(decision.lastAt()),
                decision.evaluations(),
                decision.kind().name(),
                decision.from(),
                decision.to(),
                decision.mode().name(),
                explanation.sentence(),
                json.writeAll(explanation.recommendations()),
                json.writeAll(explanation.reasons()));
    }

    RecordedDecision decision(DecisionRow row) {
        AppId app = new AppId(AppKind.valueOf(row.appKind()), row.appName());
        return new RecordedDecision(
                row.id(),
                new AutoscalerId(row.autoscalerId()),
                new TargetId(app, row.containerType()),
                UtcText.read(row.firstAt()),
                UtcText.read(row.lastAt()),
                row.evaluations(),
                Kind.valueOf(row.kind()),
                row.fromCount(),
                row.toCount(),
                Mode.valueOf(row.mode()),
                new Explanation(row.sentence(), json.readAll(row.recommendations()), json.readAll(row.reasons())));
    }
}
