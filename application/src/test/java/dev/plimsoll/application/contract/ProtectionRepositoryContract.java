package dev.plimsoll.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.port.ProtectionRepository;
import dev.plimsoll.application.port.ProtectionRepository.Protection;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every `ProtectionRepository` does.
public abstract class ProtectionRepositoryContract {
    private static final TargetId WEB = new TargetId(new AppId(AppKind.COMPOSE, "shop"), "web");
    private static final TargetId OWN = new TargetId(new AppId(AppKind.PLIMSOLL, "Shop"), "Wéb");
    private static final Protection ONE = new Protection(WEB, new ContainerId("a".repeat(64)));
    private static final Protection OTHER = new Protection(OWN, new ContainerId("b".repeat(64)));

    /// The same one during a test, empty at its start.
    protected abstract ProtectionRepository repository();

    @Test
    void what_is_protected_comes_back_with_its_target() {
        assertThat(repository().all()).isEmpty();

        assertThat(repository().add(ONE)).isTrue();
        assertThat(repository().add(OTHER)).isTrue();

        assertThat(repository().all()).containsExactlyInAnyOrder(ONE, OTHER);
    }

    @Test
    void protecting_twice_is_no_error_and_changes_nothing() {
        repository().add(ONE);

        assertThat(repository().add(ONE)).isFalse();
        assertThat(repository().all()).containsExactly(ONE);
    }

    @Test
    void what_is_removed_is_gone_and_others_stay() {
        repository().add(ONE);
        repository().add(OTHER);

        assertThat(repository().remove(ONE.container())).isTrue();
        assertThat(repository().remove(ONE.container())).isFalse();
        assertThat(repository().all()).containsExactly(OTHER);
    }

    @Test
    void of_those_who_protect_at_the_same_moment_one_was_first() {
        Race.Finish<Boolean> finish =
                Race.of(List.of(() -> repository().add(ONE), () -> repository().add(ONE)));

        assertThat(finish.failures()).isEmpty();
        assertThat(finish.results()).containsExactlyInAnyOrder(true, false);
    }
}
