package dev.plimsoll.adapters.persistence.autoscaler;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/// The statements on `autoscaler`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface AutoscalerRows extends GenericRepository<AutoscalerRow, String> {
    Optional<AutoscalerRow> findById(String id);

    Optional<AutoscalerRow> findByAppKindAndAppNameAndContainerType(
            String appKind, String appName, String containerType);

    @Query("SELECT * FROM autoscaler ORDER BY created_at, id")
    List<AutoscalerRow> listOldestFirst();

    AutoscalerRow insert(AutoscalerRow row);

    /// Answers the row with its next version.
    ///
    /// @throws io.micronaut.data.exceptions.OptimisticLockException when no row has this id and version
    AutoscalerRow update(AutoscalerRow row);

    void deleteById(String id);
}
