package dev.plimsoll.adapters.persistence.memory;

import static dev.plimsoll.adapters.persistence.database.DatabaseCall.answering;
import static dev.plimsoll.adapters.persistence.database.DatabaseCall.running;

import dev.plimsoll.adapters.persistence.database.UtcText;
import dev.plimsoll.application.memory.Snapshot;
import dev.plimsoll.application.port.MetricSnapshots;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.TargetId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps snapshots in the database. One that cannot be read is left out, and said so: the samples come anew.
@Singleton
final class JdbcMetricSnapshots implements MetricSnapshots {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcMetricSnapshots.class);

    private final SnapshotRows rows;

    JdbcMetricSnapshots(SnapshotRows rows) {
        this.rows = rows;
    }

    @Override
    public void save(Snapshot snapshot) {
        TargetId target = snapshot.target();
        AppId app = target.app();
        byte[] samples = SnapshotBytes.write(snapshot.recent());
        running(
                "save the snapshot of " + target,
                () -> rows.replace(
                        app.kind().name(),
                        app.name(),
                        target.containerType(),
                        UtcText.write(snapshot.takenAt()),
                        samples));
    }

    @Override
    public List<Snapshot> list() {
        return answering("list snapshots", rows::findAll).stream()
                .flatMap(row -> snapshot(row).stream())
                .toList();
    }

    @Override
    public void prune(Instant before) {
        running("prune snapshots", () -> rows.prune(UtcText.write(before)));
    }

    private static Optional<Snapshot> snapshot(SnapshotRow row) {
        try {
            AppId app = new AppId(AppKind.valueOf(row.appKind()), row.appName());
            TargetId target = new TargetId(app, row.containerType());
            return Optional.of(new Snapshot(target, UtcText.read(row.takenAt()), SnapshotBytes.read(row.samples())));
        } catch (IOException | RuntimeException unreadable) {
            LOG.warn(
                    "The samples of {}/{} before the start are lost: {}",
                    row.appName(),
                    row.containerType(),
                    unreadable.getMessage());
            return Optional.empty();
        }
    }
}
