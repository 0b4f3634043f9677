package dev.plimsoll.application.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.InMemoryProtectionRepository;
import dev.plimsoll.application.port.ProtectionRepository.Protection;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ProtectionsTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    private static final TargetId WORKER = InMemoryPlatform.target("shop", "worker");
    private static final ContainerId A = new ContainerId("a");
    private static final ContainerId B = new ContainerId("b");

    private final InMemoryProtectionRepository repository = new InMemoryProtectionRepository();
    private final Protections protections = new Protections(repository);

    @Test
    void a_target_without_protections_has_none() {
        assertThat(protections.of(WEB)).isEmpty();
    }

    @Test
    void what_an_earlier_process_left_is_recalled() {
        repository.add(new Protection(WEB, A));
        repository.add(new Protection(WEB, B));

        protections.recall();

        assertThat(protections.of(WEB)).containsExactlyInAnyOrder(A, B);
        assertThat(protections.of(WORKER)).isEmpty();
    }

    @Test
    void what_ends_is_forgotten() {
        protections.begin(new Protection(WEB, A));
        protections.begin(new Protection(WEB, B));

        protections.end(new Protection(WEB, A));

        assertThat(protections.of(WEB)).containsExactly(B);
    }

    @Test
    void containers_that_are_gone_are_forgotten_in_the_database_too() {
        repository.add(new Protection(WEB, A));
        repository.add(new Protection(WEB, B));
        repository.add(new Protection(WORKER, new ContainerId("c")));
        protections.recall();

        protections.keepOnly(WEB, Set.of(B, new ContainerId("new")));

        assertThat(protections.of(WEB)).containsExactly(B);
        assertThat(repository.all())
                .containsExactlyInAnyOrder(new Protection(WEB, B), new Protection(WORKER, new ContainerId("c")));
    }
}
