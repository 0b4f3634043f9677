package dev.plimsoll.application.fake;

import dev.plimsoll.application.port.AlertRepository;
import dev.plimsoll.domain.alert.Alert;
import dev.plimsoll.domain.alert.AlertId;
import dev.plimsoll.domain.alert.AlertState;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps alerts in memory, and where they stand.
public final class InMemoryAlertRepository extends InMemoryStore<InMemoryAlertRepository.Row>
        implements AlertRepository {
    /// An alert, or where it stands, or both.
    public record Row(@Nullable Alert alert, AlertState state) {}

    private static final Row NOTHING = new Row(null, AlertState.QUIET);

    @Override
    public void save(Alert given) {
        Alert kept = new Alert(
                given.id(),
                given.target(),
                given.rule(),
                given.notifiers(),
                given.owner(),
                Micros.of(given.createdAt()),
                Micros.of(given.updatedAt()));
        String id = given.id().value();
        locked(rows -> Optional.ofNullable(
                rows.put(id, new Row(kept, rows.getOrDefault(id, NOTHING).state()))));
    }

    @Override
    public List<Alert> list() {
        return locked(rows -> rows.values().stream()
                .flatMap(row -> Optional.ofNullable(row.alert()).stream())
                .sorted(Comparator.comparing(Alert::createdAt))
                .toList());
    }

    @Override
    public void delete(AlertId id) {
        locked(rows -> Optional.ofNullable(rows.remove(id.value())));
    }

    @Override
    public Map<AlertId, AlertState> states() {
        return locked(rows -> {
            Map<AlertId, AlertState> states = new HashMap<>();
            rows.forEach((id, row) -> {
                if (!row.state().equals(AlertState.QUIET)) {
                    states.put(new AlertId(id), row.state());
                }
            });
            return states;
        });
    }

    @Override
    public void saveState(AlertId id, AlertState given) {
        AlertState kept = new AlertState(micros(given.beyondSince()), micros(given.toldAt()));
        locked(rows -> Optional.ofNullable(rows.put(
                id.value(), new Row(rows.getOrDefault(id.value(), NOTHING).alert(), kept))));
    }

    private static @Nullable Instant micros(@Nullable Instant instant) {
        return instant == null ? null : Micros.of(instant);
    }
}
