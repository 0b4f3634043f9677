package dev.plimsoll.adapters.persistence.operation;

import static dev.plimsoll.adapters.persistence.database.DatabaseCall.answering;
import static dev.plimsoll.adapters.persistence.database.DatabaseCall.running;

import dev.plimsoll.adapters.persistence.database.JsonText;
import dev.plimsoll.adapters.persistence.database.UtcText;
import dev.plimsoll.application.operation.Operation;
import dev.plimsoll.application.port.OperationRepository;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps operations in the database.
@Singleton
final class JdbcOperationRepository implements OperationRepository {
    private final OperationRows rows;
    private final JsonText json;

    JdbcOperationRepository(OperationRows rows, JsonText json) {
        this.rows = rows;
        this.json = json;
    }

    @Override
    public void save(Operation operation) {
        String parts = json.writeAll(
                operation.parts().stream().map(JdbcOperationRepository::tree).toList());
        running(
                "save operation " + operation.id(),
                () -> rows.replace(
                        operation.id(),
                        operation.app().kind().name(),
                        operation.app().name(),
                        operation.kind().name(),
                        parts,
                        UtcText.write(operation.createdAt()),
                        UtcText.writeNullable(operation.finishedAt())));
    }

    @Override
    public Optional<Operation> find(String id) {
        return answering("find operation " + id, () -> rows.findById(id)).map(this::operation);
    }

    @Override
    public List<Operation> open() {
        return answering("read open operations", rows::open).stream()
                .map(this::operation)
                .toList();
    }

    @Override
    public int prune(Instant before, int most) {
        return answering("prune operations", () -> rows.prune(UtcText.write(before), most));
    }

    private Operation operation(OperationRow row) {
        return new Operation(
                row.id(),
                new AppId(AppKind.valueOf(row.appKind()), row.appName()),
                Operation.Kind.valueOf(row.kind()),
                json.readAll(row.parts()).stream()
                        .map(JdbcOperationRepository::part)
                        .toList(),
                UtcText.read(row.createdAt()),
                UtcText.readNullable(row.finishedAt()));
    }

    private static Map<String, Object> tree(Operation.Part part) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("container_type", part.containerType());
        tree.put("amount", part.amount());
        if (part.error() != null) {
            tree.put("error", part.error());
        }
        return tree;
    }

    private static Operation.Part part(Map<String, Object> tree) {
        Object error = tree.get("error");
        int amount = tree.get("amount") instanceof Number number ? number.intValue() : 0;
        return new Operation.Part(
                String.valueOf(tree.get("container_type")), amount, error == null ? null : error.toString());
    }
}
