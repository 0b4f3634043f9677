package dev.plimsoll.adapters.persistence;

import dev.plimsoll.adapters.persistence.database.DatabaseSettings;
import dev.plimsoll.application.port.AlertRepository;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.DecisionHistory;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.LifecycleActionRepository;
import dev.plimsoll.application.port.LifecycleHookRepository;
import dev.plimsoll.application.port.MetricDefinitionRepository;
import dev.plimsoll.application.port.MetricHistory;
import dev.plimsoll.application.port.MetricSnapshots;
import dev.plimsoll.application.port.NotifierRepository;
import dev.plimsoll.application.port.OperationRepository;
import dev.plimsoll.application.port.Outbox;
import dev.plimsoll.application.port.OwnAppRepository;
import dev.plimsoll.application.port.ProtectionRepository;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.application.port.SettingsRepository;
import dev.plimsoll.application.port.TokenRepository;
import dev.plimsoll.application.port.Transactions;
import io.micronaut.context.ApplicationContext;
import io.micronaut.jdbc.DataSourceResolver;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// The adapters over one database, as the service runs them.
final class Store implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 10;

    /// Those that refer to others come before them.
    private static final List<String> TABLES = List.of(
            "autoscaler",
            "scaling_event",
            "scaling_decision",
            "access_token",
            "metric_definition",
            "metric_rollup",
            "metric_series",
            "metric_snapshot",
            "alert",
            "alert_state",
            "operation",
            "own_container_type",
            "own_app",
            "app_event",
            "notifier",
            "delivery",
            "container_protection",
            "lifecycle_hook",
            "lifecycle_action",
            "setting");

    private final ApplicationContext context;

    Store(DatabaseSettings database) {
        this(database.properties());
    }

    Store(Map<String, Object> properties) {
        context = ApplicationContext.run(properties);
    }

    AutoscalerRepository autoscalers() {
        return context.getBean(AutoscalerRepository.class);
    }

    ScalingHistory history() {
        return context.getBean(ScalingHistory.class);
    }

    DecisionHistory decisions() {
        return context.getBean(DecisionHistory.class);
    }

    MetricHistory metricHistory() {
        return context.getBean(MetricHistory.class);
    }

    MetricSnapshots metricSnapshots() {
        return context.getBean(MetricSnapshots.class);
    }

    TokenRepository tokens() {
        return context.getBean(TokenRepository.class);
    }

    MetricDefinitionRepository definitions() {
        return context.getBean(MetricDefinitionRepository.class);
    }

    AlertRepository alerts() {
        return context.getBean(AlertRepository.class);
    }

    EventLog events() {
        return context.getBean(EventLog.class);
    }

    NotifierRepository notifiers() {
        return context.getBean(NotifierRepository.class);
    }

    Outbox outbox() {
        return context.getBean(Outbox.class);
    }

    OperationRepository operations() {
        return context.getBean(OperationRepository.class);
    }

    OwnAppRepository ownApps() {
        return context.getBean(OwnAppRepository.class);
    }

    ProtectionRepository protections() {
        return context.getBean(ProtectionRepository.class);
    }

    LifecycleHookRepository lifecycleHooks() {
        return context.getBean(LifecycleHookRepository.class);
    }

    LifecycleActionRepository lifecycleActions() {
        return context.getBean(LifecycleActionRepository.class);
    }

    SettingsRepository settings() {
        return context.getBean(SettingsRepository.class);
    }

    Transactions transactions() {
        return context.getBean(Transactions.class);
    }

    /// The pool does not try a connection that was used a moment ago before it lends it, so after a server's death the
    /// first one may be dead; each failure takes one out of the pool.
    void empty() {
        for (int dead = 0; dead < MOST_CONNECTIONS; dead++) {
            if (hasEmptied()) {
                return;
            }
        }
        throw new AssertionError("cannot empty the database");
    }

    private boolean hasEmptied() {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.executeUpdate("DELETE FROM " + table);
            }
            return true;
        } catch (SQLRecoverableException | SQLNonTransientConnectionException | SQLTransientConnectionException _) {
            return false;
        } catch (SQLException e) {
            throw new AssertionError("cannot empty the database", e);
        }
    }

    /// A connection of the pool, for a look past the adapters.
    Connection connection() throws SQLException {
        return context.getBean(DataSourceResolver.class)
                .resolve(context.getBean(DataSource.class))
                .getConnection();
    }

    @Override
    public void close() {
        context.close();
    }
}
