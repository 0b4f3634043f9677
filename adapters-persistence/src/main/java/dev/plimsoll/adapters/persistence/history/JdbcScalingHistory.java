package dev.plimsoll.adapters.persistence.history;

import static dev.plimsoll.adapters.persistence.database.DatabaseCall.answering;
import static dev.plimsoll.adapters.persistence.database.DatabaseCall.running;

import dev.plimsoll.application.history.Outcome;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Keeps the scaling history in the database.
@Singleton
final class JdbcScalingHistory implements ScalingHistory {
    private final ScalingEventRows rows;
    private final ScalingEventRowMapper mapper;

    JdbcScalingHistory(ScalingEventRows rows, ScalingEventRowMapper mapper) {
        this.rows = rows;
        this.mapper = mapper;
    }

    @Override
    public void open(ScalingEvent event) {
        ScalingEventRow row = mapper.row(event);
        running("open scaling event " + event.id() + " of " + event.target(), () -> rows.insert(row));
    }

    @Override
    public void note(String eventId, Outcome outcome) {
        OutcomeColumns columns = OutcomeColumns.of(outcome);
        running(
                "note the outcome of scaling event " + eventId,
                () -> rows.note(eventId, columns.name(), columns.at(), columns.detail()));
    }

    @Override
    public List<ScalingEvent> unfinished(AutoscalerId autoscaler) {
        return events(answering(
                "read the unfinished events of autoscaler " + autoscaler.value(),
                () -> rows.withOutcome(autoscaler.value(), OutcomeColumns.OPEN)));
    }

    @Override
    public List<ScalingEvent> latest(AutoscalerId autoscaler, int limit) {
        return events(answering(
                "read the latest events of autoscaler " + autoscaler.value(),
                () -> rows.latest(autoscaler.value(), limit)));
    }

    @Override
    public Map<String, ScalingEvent> find(Set<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return answering("find scaling events", () -> rows.findByIdIn(ids)).stream()
                .map(mapper::event)
                .collect(Collectors.toMap(ScalingEvent::id, Function.identity()));
    }

    private List<ScalingEvent> events(List<ScalingEventRow> found) {
        return found.stream().map(mapper::event).toList();
    }
}
