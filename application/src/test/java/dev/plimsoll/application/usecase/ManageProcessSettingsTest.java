package dev.plimsoll.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.codec.EventWords;
import dev.plimsoll.application.control.KnownProcessSettings;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.fake.InMemoryEventLog;
import dev.plimsoll.application.fake.InMemorySettingsRepository;
import dev.plimsoll.application.fake.InMemoryTransactions;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.port.PortFailure.StoreConflict;
import dev.plimsoll.application.port.SettingsRepository;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import dev.plimsoll.domain.policy.Guards;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ManageProcessSettingsTest {
    private static final Actor ADA = new Actor("us-1", "Ada");

    private final SettableClock clock = new SettableClock();
    private final InMemorySettingsRepository repository = new InMemorySettingsRepository();
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final InMemoryTransactions transactions = new InMemoryTransactions(log);
    private final KnownProcessSettings known = known(repository);
    private final AtomicInteger evaluations = new AtomicInteger();
    private final ManageProcessSettings manage =
            new ManageProcessSettings(repository, known, log, transactions, evaluations::incrementAndGet, clock);

    @Test
    void what_nobody_set_is_shown_as_it_holds() {
        assertThat(manage.show()).isEqualTo(ProcessSettings.DEFAULT);
        assertThat(repository.find(KnownProcessSettings.NAME)).isEmpty();
        assertThat(evaluations).hasValue(0);
    }

    @Test
    void a_change_is_stored_holds_at_once_and_has_everything_evaluated() {
        assertThat(known.get().isEnabled()).isTrue();

        ProcessSettings changed =
                manage.change(Map.of("enabled", false, "thresholds", Map.of("cpu_threshold", 70)), ADA);

        assertThat(changed).isEqualTo(new ProcessSettings(false, new Guards(0.7, 0.85, 10)));
        assertThat(known.get()).isEqualTo(changed);
        assertThat(known(repository).get()).as("after a restart").isEqualTo(changed);
        assertThat(manage.show()).isEqualTo(changed);
        assertThat(evaluations).hasValue(1);
    }

    @Test
    void who_changed_what_is_on_record() {
        manage.change(Map.of("enabled", false), ADA);

        assertThat(log.page(1, 10).events()).singleElement().satisfies(event -> {
            assertThat(event.app()).isNull();
            assertThat(event.type()).isEqualTo(EventType.EDIT_PROCESS_SETTINGS);
            assertThat(event.actor()).isEqualTo(ADA);
            assertThat(event.data())
                    .containsEntry("auto_scaling_enabled", false)
                    .containsKey("resource_thresholds");
            assertThat(EventWords.of(event, null))
                    .startsWith("plimsoll: Ada switched auto-scaling off, with thresholds ");
        });
    }

    @Test
    void thresholds_are_merged() {
        manage.change(Map.of("thresholds", Map.of("cpu_threshold", 70)), ADA);

        ProcessSettings changed = manage.change(Map.of("thresholds", Map.of("queue_threshold", 20)), ADA);

        assertThat(changed.guards()).isEqualTo(new Guards(0.7, 0.85, 20));
    }

    @Test
    void thresholds_that_nobody_set_follow_the_options() {
        manage.change(Map.of("thresholds", Map.of("cpu_threshold", 70)), ADA);

        KnownProcessSettings restarted = new KnownProcessSettings(repository, new Guards(0.3, 0.4, 5), clock);

        assertThat(restarted.get().guards()).isEqualTo(new Guards(0.7, 0.4, 5));
    }

    @Test
    void of_a_bad_change_nothing_is_taken() {
        ProcessSettings before = manage.change(Map.of("enabled", false), ADA);

        assertThatThrownBy(() -> manage.change(
                        Map.of("enabled", true, "thresholds", Map.of("cpu_threshold", 70, "queue_threshold", -1)), ADA))
                .isInstanceOf(InvalidSettings.class);

        assertThat(manage.show()).isEqualTo(before);
        assertThat(evaluations).hasValue(1);
    }

    @Test
    void a_change_is_laid_over_that_of_somebody_who_was_quicker() {
        ProcessSettings changed = new ManageProcessSettings(contested(3), known, log, transactions, () -> {}, clock)
                .change(Map.of("thresholds", Map.of("cpu_threshold", 70)), ADA);

        assertThat(changed.guards()).isEqualTo(new Guards(0.7, 0.85, 3));
        assertThat(log.page(1, 10).total())
                .as("what was overtaken is on record once")
                .isEqualTo(1);
    }

    @Test
    void somebody_who_is_always_quicker_is_told() {
        assertThatThrownBy(() -> new ManageProcessSettings(contested(100), known, log, transactions, () -> {}, clock)
                        .change(Map.of(), ADA))
                .isInstanceOf(StoreConflict.class);
    }

    private KnownProcessSettings known(SettingsRepository settings) {
        return new KnownProcessSettings(settings, Guards.DEFAULT, clock);
    }

    /// Somebody else raises the queue's threshold by one before each of the first few stores.
    private SettingsRepository contested(int quickerOnes) {
        AtomicInteger left = new AtomicInteger(quickerOnes);
        AtomicInteger queue = new AtomicInteger();
        return new SettingsRepository() {
            @Override
            public Optional<Setting> find(String name) {
                return repository.find(name);
            }

            @Override
            public Setting save(Setting setting) {
                if (left.getAndDecrement() > 0) {
                    manage.change(Map.of("thresholds", Map.of("queue_threshold", queue.incrementAndGet())), ADA);
                }
                return repository.save(setting);
            }
        };
    }
}
