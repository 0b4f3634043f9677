package dev.plimsoll.application.usecase;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.plimsoll.application.codec.EventData;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.port.AlertRepository;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.alert.Alert;
import dev.plimsoll.domain.alert.AlertChange;
import dev.plimsoll.domain.alert.AlertId;
import dev.plimsoll.domain.alert.AlertRule;
import dev.plimsoll.domain.alert.AlertState;
import dev.plimsoll.domain.alert.FleetValue;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.Observations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Looks at what was measured of a target through its alerts, and puts on record which of them go off and which are
/// over. Notifiers are told of what is on record.
///
/// The alerts are read once a round, not once a target; where they stand is remembered here and stored when it changes,
/// so an alert goes on after a restart. Thread-safe, as long as looks at one target do not overlap.
public final class WatchAlerts {
    private final FindAlert findAlert;
    private final AlertRepository alerts;
    private final EventLog events;
    private final Transactions transactions;
    private final Map<AlertId, AlertState> states = new ConcurrentHashMap<>();
    private volatile Map<TargetId, List<Alert>> known = Map.of();
    private Map<AlertId, AlertRule> rules = Map.of();
    private boolean areStatesRead;

    public WatchAlerts(FindAlert findAlert, AlertRepository alerts, EventLog events, Transactions transactions) {
        this.findAlert = findAlert;
        this.alerts = alerts;
        this.events = events;
        this.transactions = transactions;
    }

    /// Reads the alerts anew; to be called before each round of looks.
    ///
    /// @throws PortFailure.StoreUnavailable when that cannot be; those that were known go on
    public synchronized void refresh() {
        List<Alert> all = findAlert.all();
        if (!areStatesRead) {
            states.putAll(alerts.states());
            areStatesRead = true;
        }
        Map<AlertId, AlertRule> present = all.stream().collect(toMap(Alert::id, Alert::rule));
        forgetOthers(present);
        rules = present;
        known = all.stream().collect(groupingBy(Alert::target));
    }

    /// Where those stood that are gone, or have another rule now, is of no meaning any more.
    private void forgetOthers(Map<AlertId, AlertRule> present) {
        for (AlertId id : List.copyOf(states.keySet())) {
            AlertRule rule = present.get(id);
            AlertRule before = rules.get(id);
            if (rule == null || (before != null && !before.equals(rule))) {
                alerts.saveState(id, AlertState.QUIET);
                states.remove(id);
            }
        }
    }

    /// The targets that have an alert of their own.
    public Set<TargetId> targets() {
        return known.keySet();
    }

    /// Whether an alert is active.
    public boolean isActive(AlertId id) {
        return states.getOrDefault(id, AlertState.QUIET).isActive();
    }

    /// Looks at a target; of what cannot be put on record nothing is changed, and the next look tries again.
    public void look(Fleet fleet, Observations observations, Instant now) {
        for (Alert alert : known.getOrDefault(fleet.target(), List.of())) {
            OptionalDouble value = FleetValue.of(
                    alert.rule().metric(), observations.latest(alert.rule().metric()), fleet);
            look(alert, value.isPresent() ? (Double) value.getAsDouble() : null, now);
        }
    }

    private void look(Alert alert, @Nullable Double value, Instant now) {
        AlertState before = states.getOrDefault(alert.id(), AlertState.QUIET);
        AlertChange change = alert.rule().look(before, value, now);
        if (change.state().equals(before)) {
            return;
        }
        try {
            store(alert, change, value, now);
            states.put(alert.id(), change.state());
        } catch (PortFailure _) {
            // The database is away: health says so.
        }
    }

    /// Autoscalers act on their own alerts, so nobody is to be told of those.
    private void store(Alert alert, AlertChange change, @Nullable Double value, Instant now) {
        boolean isTold = change.told() != AlertChange.Told.NOTHING && alert.owner() == null;
        transactions.inOne(() -> {
            alerts.saveState(alert.id(), change.state());
            if (isTold && value != null) {
                events.add(AppEvent.of(
                        alert.target().app(),
                        now,
                        EventType.ALERT,
                        AppEvent.AUTOSCALER,
                        EventData.told(alert, change.told(), value)));
            }
            return alert;
        });
    }
}
