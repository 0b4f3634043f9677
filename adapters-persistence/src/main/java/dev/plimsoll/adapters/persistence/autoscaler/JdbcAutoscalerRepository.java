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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps autoscalers in the database. Writers are told apart by the version of the row.
@Singleton
final class JdbcAutoscalerRepository implements AutoscalerRepository {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcAutoscalerRepository.class);

    private final Set<String> reported = ConcurrentHashMap.newKeySet();
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
        List<AutoscalerRow> all = answering("list autoscalers", rows::listOldestFirst);
        mapper.keepOnly(all);
        return all.stream().flatMap(this::readable).toList();
    }

    /// One row that cannot be read (written by a newer release, or damaged) must not stop all the others.
    private Stream<Autoscaler> readable(AutoscalerRow row) {
        try {
            return Stream.of(mapper.autoscaler(row));
        } catch (IllegalStateException unreadable) {
            if (reported.add(row.id())) {
                LOG.error("Left out: {}", unreadable.getMessage(), unreadable);
            }
            return Stream.empty();
        }
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
