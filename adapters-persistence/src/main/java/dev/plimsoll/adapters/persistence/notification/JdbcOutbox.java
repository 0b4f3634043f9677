package dev.plimsoll.adapters.persistence.notification;

import static dev.plimsoll.adapters.persistence.database.DatabaseCall.answering;
import static dev.plimsoll.adapters.persistence.database.DatabaseCall.running;

import dev.plimsoll.adapters.persistence.database.JsonText;
import dev.plimsoll.adapters.persistence.database.UtcText;
import dev.plimsoll.application.notification.Delivery;
import dev.plimsoll.application.notification.Message;
import dev.plimsoll.application.port.Outbox;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Keeps messages in the database until they have arrived, and for a while after that.
@Singleton
final class JdbcOutbox implements Outbox {
    private final DeliveryRows rows;
    private final JsonText json;

    JdbcOutbox(DeliveryRows rows, JsonText json) {
        this.rows = rows;
        this.json = json;
    }

    @Override
    public void add(Delivery delivery) {
        DeliveryRow row = new DeliveryRow(
                delivery.id(),
                delivery.notifier(),
                delivery.message().text(),
                json.write(delivery.message().event()),
                UtcText.write(delivery.createdAt()),
                delivery.attempts(),
                UtcText.write(delivery.dueAt()),
                delivery.error(),
                UtcText.writeNullable(delivery.endedAt()));
        running("add delivery " + delivery.id(), () -> rows.insert(row));
    }

    @Override
    public Set<String> dueNotifiers(Instant now) {
        return Set.copyOf(answering("look for due deliveries", () -> rows.dueNotifiers(UtcText.write(now))));
    }

    @Override
    public List<Delivery> due(String notifier, Instant now, int most) {
        return read(notifier, () -> rows.due(notifier, UtcText.write(now), most));
    }

    @Override
    public boolean take(Delivery delivery, Delivery begun) {
        int taken = answering(
                "take delivery " + delivery.id(),
                () -> rows.take(delivery.id(), delivery.attempts(), begun.attempts(), UtcText.write(begun.dueAt())));
        return taken > 0;
    }

    @Override
    public void note(Delivery delivery) {
        int _ = answering(
                "note delivery " + delivery.id(),
                () -> rows.note(
                        delivery.id(),
                        delivery.attempts(),
                        UtcText.write(delivery.dueAt()),
                        delivery.error(),
                        UtcText.writeNullable(delivery.endedAt())));
    }

    @Override
    public int waiting(String notifier) {
        return answering("count the deliveries to notifier " + notifier, () -> rows.waiting(notifier));
    }

    @Override
    public List<Delivery> latest(String notifier, int most) {
        return read(notifier, () -> rows.latest(notifier, most));
    }

    @Override
    public void forget(String notifier) {
        int _ = answering("forget the deliveries to notifier " + notifier, () -> rows.forget(notifier));
    }

    @Override
    public int prune(Instant before, int most) {
        return answering("prune deliveries", () -> rows.prune(UtcText.write(before), most));
    }

    private List<Delivery> read(String notifier, Supplier<List<DeliveryRow>> read) {
        return answering("read the deliveries to notifier " + notifier, read).stream()
                .map(this::delivery)
                .toList();
    }

    private Delivery delivery(DeliveryRow row) {
        return new Delivery(
                row.notifierId(),
                new Message(row.id(), row.text(), json.read(row.event())),
                UtcText.read(row.createdAt()),
                row.attempts(),
                UtcText.read(row.dueAt()),
                row.error(),
                UtcText.readNullable(row.endedAt()));
    }
}
