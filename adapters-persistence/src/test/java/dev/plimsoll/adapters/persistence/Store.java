package dev.plimsoll.adapters.persistence;

import dev.plimsoll.adapters.persistence.database.DatabaseSettings;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.application.port.TokenRepository;
import dev.plimsoll.application.port.Transactions;
import io.micronaut.context.ApplicationContext;
import io.micronaut.jdbc.DataSourceResolver;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// The adapters over one database, as the service runs them.
final class Store implements AutoCloseable {
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

    TokenRepository tokens() {
        return context.getBean(TokenRepository.class);
    }

    Transactions transactions() {
        return context.getBean(Transactions.class);
    }

    void empty() {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("autoscaler", "scaling_event", "access_token")) {
                statement.executeUpdate("DELETE FROM " + table);
            }
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
