package dev.plimsoll.adapters.persistence.alert;

import static dev.plimsoll.adapters.persistence.database.DatabaseCall.answering;
import static dev.plimsoll.adapters.persistence.database.DatabaseCall.running;

import dev.plimsoll.adapters.persistence.database.JsonText;
import dev.plimsoll.adapters.persistence.database.UtcText;
import dev.plimsoll.application.codec.AlertCodec;
import dev.plimsoll.application.port.AlertRepository;
import dev.plimsoll.domain.alert.Alert;
import dev.plimsoll.domain.alert.AlertId;
import dev.plimsoll.domain.alert.AlertState;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.TargetId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps alerts in the database, and where they stand. Settings are the tree that the API shows.
@Singleton
final class JdbcAlertRepository implements AlertRepository {
    private final AlertRows alerts;
    private final AlertStateRows states;
    private final JsonText json;

    JdbcAlertRepository(AlertRows alerts, AlertStateRows states, JsonText json) {
        this.alerts = alerts;
        this.states = states;
        this.json = json;
    }

    @Override
    public void save(Alert alert) {
        AppId app = alert.target().app();
        String settings = json.write(AlertCodec.write(alert.rule(), alert.notifiers()));
        running(
                "save alert " + alert.id(),
                () -> alerts.replace(
                        alert.id().value(),
                        app.kind().name(),
                        app.name(),
                        alert.target().containerType(),
                        settings,
                        UtcText.write(alert.createdAt()),
                        UtcText.write(alert.updatedAt())));
    }

    @Override
    public List<Alert> list() {
        return answering("list alerts", alerts::listOldestFirst).stream()
                .map(this::alert)
                .toList();
    }

    @Override
    public void delete(AlertId id) {
        running("delete alert " + id, () -> {
            alerts.deleteById(id.value());
            states.deleteByAlertId(id.value());
        });
    }

    @Override
    public Map<AlertId, AlertState> states() {
        Map<AlertId, AlertState> found = new HashMap<>();
        for (AlertStateRow row : answering("read where alerts stand", states::findAll)) {
            AlertState state = new AlertState(UtcText.read(row.beyondSince()), UtcText.readNullable(row.toldAt()));
            found.put(new AlertId(row.alertId()), state);
        }
        return found;
    }

    @Override
    public void saveState(AlertId id, AlertState state) {
        Instant since = state.beyondSince();
        running("keep where alert " + id + " stands", () -> {
            if (since == null) {
                states.deleteByAlertId(id.value());
            } else {
                states.replace(id.value(), UtcText.write(since), UtcText.writeNullable(state.toldAt()));
            }
        });
    }

    private Alert alert(AlertRow row) {
        AlertCodec.Wanted wanted = AlertCodec.readStored(json.read(row.settings()));
        TargetId target = new TargetId(new AppId(AppKind.valueOf(row.appKind()), row.appName()), row.containerType());
        return new Alert(
                new AlertId(row.id()),
                target,
                wanted.rule(),
                wanted.notifiers(),
                null,
                UtcText.read(row.createdAt()),
                UtcText.read(row.updatedAt()));
    }
}
