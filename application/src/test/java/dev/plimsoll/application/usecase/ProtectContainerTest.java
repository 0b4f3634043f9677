package dev.plimsoll.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.fleet.ContainerId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProtectContainerTest {
    private static final ContainerId CONTAINER = new ContainerId("0123456789abcdef".repeat(4));

    @ParameterizedTest
    @CsvSource({"0123456789ab, true", "0123456789abcdef, true", "0123456789a, false", "0123456789ac, false"})
    void an_id_may_be_shortened_to_what_the_docker_command_shows(String given, boolean isMeant) {
        assertThat(ProtectContainer.isNamed(CONTAINER, given)).isEqualTo(isMeant);
        assertThat(ProtectContainer.isNamed(CONTAINER, CONTAINER.value())).isTrue();
    }
}
