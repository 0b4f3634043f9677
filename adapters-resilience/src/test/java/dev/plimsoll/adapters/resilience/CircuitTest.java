package dev.plimsoll.adapters.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.control.CircuitState;
import dev.plimsoll.application.control.CircuitState.Standing;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
final class CircuitTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final SettableClock clock = new SettableClock(NOON);
    private final AtomicInteger calls = new AtomicInteger();
    private Circuits circuits = circuits(CircuitSettings.DEFAULT);

    @AfterEach
    void close() {
        circuits.close();
    }

    @Test
    void ten_failures_in_a_row_open_it_and_nothing_is_asked_any_more() {
        fail(9);
        assertThat(standing()).isEqualTo(Standing.CLOSED);

        fail(1);
        calls.set(0);

        assertThatExceptionOfType(NoAnswer.class)
                .isThrownBy(() -> ask(this::answers))
                .withMessage("the circuit of x is open since 2026-01-01T12:00:00Z after: refused;"
                        + " it is asked again at 2026-01-01T12:01:00Z");
        assertThat(calls).hasValue(0);
        assertThat(circuits.states())
                .containsExactly(new CircuitState("x", Standing.OPEN, NOON, NOON.plusSeconds(60), "refused"));
    }

    @ParameterizedTest
    @CsvSource({
        // rate, count, good before, bad, opens
        "0.5, 10, 20,  9, CLOSED",
        "0.5, 10, 20, 10, OPEN",
        "0.5, 10,  5,  4, CLOSED",
        "0.5, 10,  5,  5, OPEN",
        "0.2, 10, 50,  9, CLOSED",
        "0.2, 10, 50, 10, OPEN",
        "1.0,  3,  3,  2, CLOSED",
        "1.0,  3,  3,  3, OPEN",
        "0.5,  1,  0,  1, OPEN"
    })
    void it_opens_at_the_rate_as_soon_as_there_were_enough_calls(
            double rate, int count, int good, int bad, Standing standing) {
        circuits.close();
        circuits = circuits(new CircuitSettings(
                rate, Duration.ofSeconds(5), count, Duration.ofSeconds(30), Duration.ofSeconds(60)));
        for (int i = 0; i < good; i++) {
            ask(this::answers);
        }

        fail(bad);

        assertThat(standing()).isEqualTo(standing);
    }

    @Test
    void after_the_recovery_time_one_is_asked_and_its_answer_closes_it() {
        fail(10);
        clock.advance(Duration.ofSeconds(61));

        assertThat(ask(this::answers)).isEqualTo("well");
        assertThat(standing()).isEqualTo(Standing.CLOSED);
    }

    @Test
    void after_the_recovery_time_one_more_failure_opens_it_again() {
        fail(10);
        clock.advance(Duration.ofSeconds(61));
        fail(1);
        calls.set(0);

        assertThatExceptionOfType(NoAnswer.class).isThrownBy(() -> ask(this::answers));
        assertThat(calls).hasValue(0);
    }

    @Test
    void while_one_is_asked_the_others_wait_for_its_answer() {
        fail(10);
        clock.advance(Duration.ofSeconds(61));

        ask(() -> {
            assertThat(standing()).isEqualTo(Standing.HALF_OPEN);
            assertThatExceptionOfType(NoAnswer.class)
                    .isThrownBy(() -> ask(this::answers))
                    .withMessageContaining("somebody asks right now");
            return "well";
        });

        assertThat(standing()).isEqualTo(Standing.CLOSED);
    }

    @Test
    void slow_answers_open_it_as_failures_do() {
        for (int i = 0; i < 10; i++) {
            ask(() -> {
                clock.advance(Duration.ofSeconds(6));
                return "late";
            });
        }

        assertThat(standing()).isEqualTo(Standing.OPEN);
    }

    @Test
    void what_fails_at_once_is_tried_again_and_counts_once() {
        String answer = ask(() -> {
            if (calls.incrementAndGet() < 3) {
                throw new EngineUnavailable("refused", null);
            }
            return "well";
        });

        assertThat(answer).isEqualTo("well");
        assertThat(clock.instant()).isBetween(NOON.plusMillis(150), NOON.plusMillis(450));
        assertThat(circuits.states())
                .singleElement()
                .extracting(CircuitState::problem)
                .isEqualTo("");
    }

    @Test
    void what_fails_late_is_not_tried_again() {
        assertThatExceptionOfType(EngineUnavailable.class)
                .isThrownBy(() -> ask(() -> {
                    calls.incrementAndGet();
                    clock.advance(Duration.ofSeconds(2));
                    throw new EngineUnavailable("no answer within 2 s", null);
                }));

        assertThat(calls).hasValue(1);
    }

    @Test
    void what_changes_something_is_done_once_and_is_not_judged_by_its_time() {
        for (int i = 0; i < 30; i++) {
            circuit().act(() -> clock.advance(Duration.ofHours(1)));
        }
        assertThat(standing()).isEqualTo(Standing.CLOSED);

        assertThatExceptionOfType(EngineUnavailable.class)
                .isThrownBy(() -> circuit().act(() -> {
                    calls.incrementAndGet();
                    throw new EngineUnavailable("refused", null);
                }));
        assertThat(calls).hasValue(1);
    }

    @Test
    void who_hangs_is_given_up_and_leaves_no_interrupt_behind() {
        circuits.close();
        circuits = circuits(
                new CircuitSettings(0.5, Duration.ofSeconds(5), 1, Duration.ofMillis(50), Duration.ofSeconds(60)));

        assertThatExceptionOfType(NoAnswer.class).isThrownBy(() -> ask(CircuitTest::hangs));

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(standing()).isEqualTo(Standing.OPEN);
    }

    @Test
    void many_may_ask_at_a_time_but_those_who_hang_do_not_pile_up() throws InterruptedException {
        circuits.close();
        circuits = circuits(
                new CircuitSettings(0.5, Duration.ofMillis(20), 100, Duration.ofMinutes(1), Duration.ofSeconds(60)));
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger busy = new AtomicInteger();
        Thread[] askers = new Thread[32];
        for (int i = 0; i < askers.length; i++) {
            askers[i] = Thread.ofVirtual()
                    .start(() -> ask(() -> {
                        busy.incrementAndGet();
                        return awaits(answer);
                    }));
        }
        Eventually.get("all at it", busy::get, all -> all == 32);

        assertThatExceptionOfType(NoAnswer.class)
                .isThrownBy(() -> ask(this::answers))
                .withMessage("32 calls of x are still without an answer");
        assertThat(circuits.of("thing", "other", "y").askOnce(this::answers, _ -> Optional.empty()))
                .as("another target")
                .isEqualTo("well");

        answer.countDown();
        for (Thread asker : askers) {
            asker.join();
        }
        assertThat(ask(this::answers)).isEqualTo("well");
    }

    @Test
    void a_circuit_that_nobody_used_for_an_hour_is_forgotten() {
        ask(this::answers);
        clock.advance(Duration.ofMinutes(61));

        assertThat(circuits.states()).isEmpty();
    }

    private Circuits circuits(CircuitSettings settings) {
        return new Circuits(settings, clock, clock::advance);
    }

    private Circuit circuit() {
        return circuits.of("thing", "target", "x");
    }

    private String ask(Supplier<String> call) {
        return circuit().ask(call, _ -> Optional.empty());
    }

    private String answers() {
        calls.incrementAndGet();
        return "well";
    }

    /// Failures that are not tried again.
    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThatExceptionOfType(EngineUnavailable.class)
                    .isThrownBy(() -> circuit()
                            .askOnce(
                                    () -> {
                                        throw new EngineUnavailable("refused", null);
                                    },
                                    _ -> Optional.empty()));
        }
    }

    private Standing standing() {
        return circuits.states().stream()
                .filter(state -> state.name().equals("x"))
                .findFirst()
                .map(CircuitState::standing)
                .orElse(Standing.CLOSED);
    }

    private static String hangs() {
        return awaits(new CountDownLatch(1));
    }

    private static String awaits(CountDownLatch latch) {
        try {
            latch.await();
            return "well";
        } catch (InterruptedException _) {
            throw new EngineUnavailable("interrupted", null);
        }
    }
}
