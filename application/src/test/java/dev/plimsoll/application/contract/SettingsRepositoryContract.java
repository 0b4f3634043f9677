package dev.plimsoll.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.port.PortFailure.StoreConflict;
import dev.plimsoll.application.port.SettingsRepository;
import dev.plimsoll.application.port.SettingsRepository.Setting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every `SettingsRepository` does.
public abstract class SettingsRepositoryContract {
    private static final Map<String, Object> VALUE = Map.of("enabled", true, "thresholds", Map.of("cpu", 80));

    /// The same one during a test, empty at its start.
    protected abstract SettingsRepository repository();

    @Test
    void what_nobody_has_set_is_not_there() {
        assertThat(repository().find("auto_scaling")).isEmpty();
    }

    @Test
    void a_tree_comes_back_as_it_was_stored() {
        Map<String, Object> tree = Map.of(
                "whole",
                80,
                "broken",
                85.5,
                "truth",
                false,
                "text",
                "ü€😀 '\"\\ {{x}} :y ?",
                "list",
                List.of(1, "two", Map.of("three", 3)),
                "map",
                Map.of("deep", Map.of("deeper", List.of())));

        Setting stored = repository().save(new Setting("auto_scaling", tree, 0));

        assertThat(stored).isEqualTo(new Setting("auto_scaling", tree, 1));
        assertThat(repository().find("auto_scaling")).contains(stored);
    }

    @Test
    void a_change_is_stored_under_the_next_version() {
        Setting first = repository().save(new Setting("auto_scaling", VALUE, 0));

        Setting second = repository().save(new Setting("auto_scaling", Map.of("enabled", false), first.version()));
        Setting third = repository().save(second);

        assertThat(third).isEqualTo(new Setting("auto_scaling", Map.of("enabled", false), 3));
        assertThat(repository().find("auto_scaling")).contains(third);
    }

    @Test
    void names_are_compared_letter_by_letter() {
        List<Setting> stored = List.of("auto_scaling", "Auto_Scaling", "auto-scaling", "äuto_scaling").stream()
                .map(name -> repository().save(new Setting(name, Map.of("name", name), 0)))
                .toList();

        assertThat(stored)
                .allSatisfy(
                        setting -> assertThat(repository().find(setting.name())).contains(setting));
        assertThat(repository().find("AUTO_SCALING")).isEmpty();
    }

    @Test
    void the_second_of_two_writers_is_told_and_can_read_again() {
        Setting read = repository().save(new Setting("auto_scaling", VALUE, 0));
        Setting winner = repository().save(new Setting("auto_scaling", Map.of("enabled", false), read.version()));

        assertThatThrownBy(() -> repository().save(read))
                .isInstanceOf(StoreConflict.class)
                .hasMessageContaining("auto_scaling");
        assertThatThrownBy(() -> repository().save(new Setting("auto_scaling", VALUE, 0)))
                .isInstanceOf(StoreConflict.class)
                .hasMessageContaining("auto_scaling");

        assertThat(repository().find("auto_scaling")).contains(winner);
    }

    @Test
    void what_was_never_stored_has_no_later_version() {
        assertThatThrownBy(() -> repository().save(new Setting("auto_scaling", VALUE, 3)))
                .isInstanceOf(StoreConflict.class);
        assertThat(repository().find("auto_scaling")).isEmpty();
    }

    @Test
    void of_changes_at_the_same_moment_exactly_one_wins() {
        Setting present = Setting.unset("auto_scaling");
        for (int round = 0; round < 20; round++) {
            Setting read = present;
            Race.Finish<Setting> finish = Race.of(List.of(
                    () -> repository().save(new Setting(read.name(), Map.of("by", "one"), read.version())),
                    () -> repository().save(new Setting(read.name(), Map.of("by", "other"), read.version()))));

            assertThat(finish.results()).hasSize(1);
            assertThat(finish.failures()).singleElement().isInstanceOf(StoreConflict.class);
            present = repository().find(read.name()).orElseThrow();
            assertThat(present).isEqualTo(finish.results().getFirst());
        }
    }
}
