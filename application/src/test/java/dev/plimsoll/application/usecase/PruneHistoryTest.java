package dev.plimsoll.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.history.Explanation;
import dev.plimsoll.application.history.RecordedDecision;
import dev.plimsoll.domain.autoscaler.Mode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PruneHistoryTest {
    private static final Duration MONTH = Duration.ofDays(30);

    private final Installation plimsoll = new Installation(1, 10);
    private final PruneHistory prune =
            new PruneHistory(plimsoll.decisions, plimsoll.storedOperations, MONTH, plimsoll.clock);

    @Test
    void decisions_are_kept_for_the_retention_and_no_longer() {
        plimsoll.tick();
        plimsoll.clock.advance(Duration.ofHours(1));
        plimsoll.tick();
        plimsoll.clock.advance(MONTH.minus(Duration.ofMinutes(30)));

        prune.prune();

        assertThat(plimsoll.decisions()).hasSize(1);
    }

    @Test
    void a_hold_that_goes_on_is_kept_however_long_ago_it_began() {
        RecordedDecision begun = hold(1);
        plimsoll.clock.advance(MONTH.multipliedBy(2));
        plimsoll.decisions.add(begun.and(hold(2)));

        prune.prune();

        assertThat(plimsoll.decisions()).containsExactly(begun.and(hold(2)));
    }

    @Test
    void one_run_takes_many_steps_but_not_for_ever() {
        int given = 101_500;
        for (int number = 0; number < given; number++) {
            plimsoll.decisions.add(hold(number));
        }
        plimsoll.clock.advance(MONTH.plusSeconds(1));

        prune.prune();
        assertThat(plimsoll.decisions()).hasSize(1_000);
        prune.prune();
        assertThat(plimsoll.decisions()).isEmpty();
    }

    private RecordedDecision hold(int number) {
        return new RecordedDecision(
                "%024x".formatted(number),
                plimsoll.id,
                Installation.WEB,
                plimsoll.clock.instant(),
                plimsoll.clock.instant(),
                1,
                RecordedDecision.Kind.HOLD,
                1,
                1,
                Mode.ACTIVE,
                new Explanation("Hold.", List.of(), List.of()));
    }
}
