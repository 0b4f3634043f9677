package dev.plimsoll.application.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.fake.InMemorySettingsRepository;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.port.PortFailure.StoreUnavailable;
import dev.plimsoll.application.port.SettingsRepository;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import dev.plimsoll.domain.policy.Guards;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KnownProcessSettingsTest {
    private static final Guards OPTIONS = new Guards(0.5, 0.6, 7);

    private final SettableClock clock = new SettableClock();
    private final CountedRepository repository = new CountedRepository();
    private final KnownProcessSettings known = new KnownProcessSettings(repository, OPTIONS, clock);

    @Test
    void until_somebody_sets_them_the_options_hold() {
        assertThat(known.get()).isEqualTo(new ProcessSettings(true, OPTIONS));
    }

    @Test
    void however_often_they_are_asked_for_they_are_read_every_two_seconds() {
        for (int millis = 0; millis < 10_000; millis += 100) {
            assertThat(known.get().isEnabled()).isTrue();
            clock.advance(Duration.ofMillis(100));
        }

        assertThat(repository.reads).isEqualTo(5);
    }

    @Test
    void what_another_process_sets_holds_within_two_seconds() {
        assertThat(known.get().isEnabled()).isTrue();
        set(Map.of("enabled", false, "thresholds", Map.of("cpu_threshold", 70)));
        clock.advance(Duration.ofMillis(1999));
        assertThat(known.get().isEnabled()).isTrue();

        clock.advance(Duration.ofMillis(1));

        assertThat(known.get()).isEqualTo(new ProcessSettings(false, new Guards(0.7, 0.6, 7)));
    }

    @Test
    void what_was_just_learned_holds_at_once() {
        assertThat(known.get().isEnabled()).isTrue();

        assertThat(known.learn(set(Map.of("enabled", false))).isEnabled()).isFalse();

        assertThat(known.get().isEnabled()).isFalse();
    }

    @Test
    void nothing_older_is_learned() {
        SettingsRepository.Setting older = set(Map.of("enabled", false));
        known.learn(set(Map.of("enabled", true)));

        known.learn(older);

        assertThat(known.get().isEnabled()).isTrue();
    }

    @Test
    void what_is_learned_while_they_are_read_is_not_lost() {
        assertThat(known.get().isEnabled()).isTrue();
        clock.advance(Duration.ofSeconds(2));
        repository.afterRead = () -> {
            repository.afterRead = () -> {};
            known.learn(set(Map.of("enabled", false)));
        };

        assertThat(known.get().isEnabled()).isFalse();
        assertThat(known.get().isEnabled()).isFalse();
    }

    @Test
    void while_the_database_is_away_what_was_known_last_holds() {
        set(Map.of("enabled", false));
        assertThat(known.get().isEnabled()).isFalse();
        repository.isAway = true;

        clock.advance(Duration.ofHours(1));
        assertThat(known.get().isEnabled()).isFalse();
        assertThat(known.get().isEnabled()).isFalse();
        assertThat(repository.reads).as("not at every call").isEqualTo(2);

        repository.isAway = false;
        set(Map.of("enabled", true));
        clock.advance(Duration.ofSeconds(2));
        assertThat(known.get().isEnabled()).isTrue();
    }

    @Test
    void what_was_never_read_is_not_guessed() {
        repository.isAway = true;

        assertThatThrownBy(known::get).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void what_makes_no_sense_counts_as_a_database_that_is_away() {
        set(Map.of("enabled", "perhaps"));

        assertThatThrownBy(known::get)
                .isInstanceOf(StoreUnavailable.class)
                .hasMessage("the setting auto_scaling cannot be read: enabled must be true or false");
    }

    @Test
    void a_slow_database_is_asked_once() {
        assertThat(known.get().isEnabled()).isTrue();
        clock.advance(Duration.ofSeconds(2));
        repository.afterRead = () -> clock.advance(Duration.ofSeconds(15));

        assertThat(known.get().isEnabled()).isTrue();

        assertThat(repository.reads).isEqualTo(2);
    }

    @Test
    void a_clock_that_was_set_back_does_not_keep_them_for_ever() {
        assertThat(known.get().isEnabled()).isTrue();
        set(Map.of("enabled", false));

        clock.advance(Duration.ofHours(-1));

        assertThat(known.get().isEnabled()).isFalse();
    }

    private SettingsRepository.Setting set(Map<String, Object> value) {
        long version = repository
                .real
                .find(KnownProcessSettings.NAME)
                .map(SettingsRepository.Setting::version)
                .orElse(0L);
        return repository.real.save(new SettingsRepository.Setting(KnownProcessSettings.NAME, value, version));
    }

    /// Counts how often it is read, and can go away.
    private static final class CountedRepository implements SettingsRepository {
        private final SettingsRepository real = new InMemorySettingsRepository();
        private Runnable afterRead = () -> {};
        private boolean isAway;
        private int reads;

        @Override
        public Optional<Setting> find(String name) {
            reads++;
            if (isAway) {
                throw new StoreUnavailable("find the setting: connection refused", null);
            }
            Optional<Setting> found = real.find(name);
            afterRead.run();
            return found;
        }

        @Override
        public Setting save(Setting setting) {
            return real.save(setting);
        }
    }
}
