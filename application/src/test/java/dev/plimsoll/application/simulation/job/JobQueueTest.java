package dev.plimsoll.application.simulation.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.simulation.Progress;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class JobQueueTest {
    private final Queue<Runnable> held = new ArrayDeque<>();
    private final JobQueue queue = new JobQueue(held::add, Progress.UNHEARD, new SettableClock());

    @Test
    void the_next_begins_when_one_is_over() {
        String first = add(_ -> Map.of("n", 1));
        String second = add(_ -> Map.of("n", 2));

        assertThat(held).hasSize(1);
        held.remove().run();

        assertThat(look(first).result()).isEqualTo(Map.of("n", 1));
        assertThat(look(second).status()).isEqualTo(Job.Status.QUEUED);
        held.remove().run();
        assertThat(look(second).status()).isEqualTo(Job.Status.DONE);
        assertThat(held).isEmpty();
    }

    @Test
    void a_defect_reaches_the_edge_of_the_thread_and_holds_up_nobody() {
        String defect = add(_ -> {
            throw new IllegalStateException("a defect");
        });
        String next = add(_ -> Map.of());

        assertThatThrownBy(() -> held.remove().run()).hasMessage("a defect");

        assertThat(look(defect).status()).isEqualTo(Job.Status.FAILED);
        assertThat(look(defect).error()).isEqualTo("a defect; the log has it");
        held.remove().run();
        assertThat(look(next).status()).isEqualTo(Job.Status.DONE);
    }

    @Test
    void what_is_refused_while_it_runs_fails_with_its_reason() {
        String refused = add(_ -> {
            throw new InvalidSettings(List.of(new Problem("loads", "must be fewer")));
        });

        held.remove().run();

        assertThat(look(refused).status()).isEqualTo(Job.Status.FAILED);
        assertThat(look(refused).error()).isEqualTo("loads must be fewer");
    }

    @Test
    void who_is_cancelled_hears_of_it_when_it_tells_its_progress() {
        String[] id = {""};
        id[0] = add(progress -> {
            progress.tell(1, 4);
            assertThat(look(id[0]).progress()).isEqualTo(0.25);
            assertThat(queue.cancel(id[0])).isTrue();
            progress.tell(2, 4);
            return Map.of("never", true);
        });

        held.remove().run();

        assertThat(look(id[0]).status()).isEqualTo(Job.Status.CANCELLED);
        assertThat(look(id[0]).result()).isNull();
    }

    @Test
    void a_cancelled_one_makes_room_for_another() {
        List<String> ids = List.of(
                add(_ -> Map.of()),
                add(_ -> Map.of()),
                add(_ -> Map.of()),
                add(_ -> Map.of()),
                add(_ -> Map.of()),
                add(_ -> Map.of()));
        assertThat(queue.add(_ -> Map.of())).isEmpty();

        queue.cancel(ids.getLast());

        assertThat(queue.add(_ -> Map.of())).isPresent();
        assertThat(queue.cancel("another")).isFalse();
    }

    private String add(Function<Progress, Map<String, Object>> work) {
        return queue.add(work).orElseThrow().id();
    }

    private Job.Snapshot look(String id) {
        return queue.find(id).orElseThrow();
    }
}
