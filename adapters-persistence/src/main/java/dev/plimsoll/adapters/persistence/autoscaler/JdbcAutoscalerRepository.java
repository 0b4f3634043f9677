package dev.plimsoll.adapters.persistence.autoscaler;

import static dev.plimsoll.adapters.persistence.database.DatabaseCall.answering;
import static dev.plimsoll.adapters.persistence.database.DatabaseCall.running;

import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.TargetId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Keeps autoscalers in the database. Writers are told apart by the version of the row.
@Singleton
final class JdbcAutoscalerRepository implements AutoscalerRepository {
    private final AutoscalerRows rows;
    private final AutoscalerRowMapper mapper;

    JdbcAutoscalerRepository(AutoscalerRows rows, AutoscalerRowMapper mapper) {
        this.rows = rows;
        this.mapper = mapper;
    }

    @Override
    public Optional<Autoscaler> find(AutoscalerId id) {
        return answering("find autoscaler " + id.value(), () -> rows.findById(id.value()))
                .map(mapper::autoscaler);
    }

    @Override
    public Optional<Autoscaler> findByTarget(TargetId target) {
        AppId app = target.app();
        return answering(
                        "find the autoscaler of " + target,
                        () -> rows.findByAppKindAndAppNameAndContainerType(
                                app.kind().name(), app.name(), target.containerType()))
                .map(mapper::autoscaler);
    }

    @Override
    public List<Autoscaler> list() {
        return answering("list autoscalers", rows::listOldestFirst).stream()
                .map(mapper::autoscaler)
                .toList();
    }

    @Override
    public Autoscaler insert(Autoscaler autoscaler) {
        AutoscalerRow row = mapper.row(autoscaler);
        return mapper.autoscaler(answering("insert an autoscaler of " + autoscaler.target(), () -> rows.insert(row)));
    }

    @Override
    public Autoscaler update(Autoscaler autoscaler) {
        AutoscalerRow row = mapper.row(autoscaler);
        return mapper.autoscaler(answering("update the autoscaler of " + autoscaler.target(), () -> rows.update(row)));
    }

    @Override
    public void delete(AutoscalerId id) {
        running("delete autoscaler " + id.value(), () -> rows.deleteById(id.value()));
    }
}
