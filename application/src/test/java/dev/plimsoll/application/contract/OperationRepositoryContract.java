package dev.plimsoll.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.operation.Operation;
import dev.plimsoll.application.operation.Operation.Kind;
import dev.plimsoll.application.operation.Operation.Part;
import dev.plimsoll.application.port.OperationRepository;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every `OperationRepository` does.
public abstract class OperationRepositoryContract {
    private static final AppId SHOP = new AppId(AppKind.COMPOSE, "shop");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456789Z");
    private static final Instant KEPT = Instant.parse("2026-01-01T12:00:00.123456Z");

    protected abstract OperationRepository repository();

    @Test
    void what_is_saved_is_found_to_the_microsecond() {
        Operation scale = Operation.begin(SHOP, Kind.SCALE, List.of(new Part("web", 3), new Part("wörker", 0)), NOON);
        repository().save(scale);

        assertThat(repository().find(scale.id()))
                .contains(new Operation(scale.id(), SHOP, Kind.SCALE, scale.parts(), KEPT, null));
        assertThat(repository().find("nobody")).isEmpty();
    }

    @Test
    void a_later_state_replaces_the_earlier_one() {
        Operation restart = Operation.begin(SHOP, Kind.RESTART, List.of(new Part("web", 0), new Part("db", 0)), NOON);
        repository().save(restart);
        Operation ended =
                restart.ended("web", "", NOON).ended("db", "no such \u00ab image \u00bb", NOON.plusSeconds(1));
        repository().save(ended);

        Operation found = repository().find(restart.id()).orElseThrow();
        assertThat(found.parts()).isEqualTo(ended.parts());
        assertThat(found.finishedAt()).isEqualTo(KEPT.plusSeconds(1));
        assertThat(found.status()).isEqualTo(Operation.Status.ERROR);
    }

    @Test
    void open_are_those_that_are_not_finished_oldest_first() {
        Operation second = saved(NOON.plusSeconds(2));
        Operation first = saved(NOON);
        Operation finished = saved(NOON.minusSeconds(1));
        repository().save(finished.ended("web", "", NOON));

        assertThat(repository().open()).extracting(Operation::id).containsExactly(first.id(), second.id());
    }

    @Test
    void pruning_forgets_what_finished_before_and_nothing_open() {
        Operation open = saved(NOON.minusSeconds(100));
        Operation old = saved(NOON.minusSeconds(100));
        Operation young = saved(NOON.minusSeconds(100));
        repository().save(old.ended("web", "", NOON.minusSeconds(90)));
        repository().save(young.ended("web", "", NOON));

        assertThat(repository().prune(NOON.minusSeconds(50), 10)).isEqualTo(1);

        assertThat(repository().find(old.id())).isEmpty();
        assertThat(repository().find(young.id())).isPresent();
        assertThat(repository().find(open.id())).isPresent();
    }

    @Test
    void pruning_takes_no_more_at_once_than_it_may() {
        for (int i = 0; i < 3; i++) {
            repository().save(saved(NOON.minusSeconds(100)).ended("web", "", NOON.minusSeconds(90)));
        }

        assertThat(repository().prune(NOON, 2)).isEqualTo(2);
        assertThat(repository().prune(NOON, 2)).isEqualTo(1);
    }

    private Operation saved(Instant createdAt) {
        Operation operation = Operation.begin(SHOP, Kind.SCALE, List.of(new Part("web", 1)), createdAt);
        repository().save(operation);
        return operation;
    }
}
