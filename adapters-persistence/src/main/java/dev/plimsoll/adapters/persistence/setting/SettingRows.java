package dev.plimsoll.adapters.persistence.setting;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/// The statements on `setting`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface SettingRows extends GenericRepository<SettingRow, String> {
    Optional<SettingRow> findByName(String name);

    @Query("INSERT INTO setting (name, content, version) VALUES (:name, :content, 1)")
    void add(String name, String content);

    /// Answers 0 when no row has this name and version.
    @Query("UPDATE setting SET content = :content, version = version + 1 WHERE name = :name AND version = :version")
    int replace(String name, String content, long version);
}
