package dev.plimsoll.application.port;

import dev.plimsoll.domain.alert.Alert;
import dev.plimsoll.domain.alert.AlertId;
import dev.plimsoll.domain.alert.AlertState;
import java.util.List;
import java.util.Map;

/// Keeps the alerts that people made, and where every alert stands. Every adapter passes `AlertRepositoryContract`.
///
/// Any call may throw `PortFailure.StoreUnavailable`. Instants keep microseconds.
public interface AlertRepository {
    /// Stores an alert; one with the same id is replaced.
    void save(Alert alert);

    /// All of them, oldest first.
    List<Alert> list();

    /// Forgets an alert and where it stands; nothing happens when it is already gone.
    void delete(AlertId id);

    /// Where alerts stand; those that are quiet are left out. Also of alerts that autoscalers own.
    Map<AlertId, AlertState> states();

    /// Keeps where an alert stands; a quiet one is forgotten.
    void saveState(AlertId id, AlertState state);
}
