package dev.plimsoll.adapters.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Described;
import dev.plimsoll.adapters.rest.fixture.Described.Operation;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DescribedAccessTest {
    @ParameterizedTest
    @MethodSource
    void a_token_is_asked_for_as_described(Operation operation) {
        String path = operation.path().replaceAll("\\{[a-z]+}", "x");

        assertThat(operation.isGuarded()).isEqualTo(!OpenPaths.contains(path));
    }

    static Stream<Operation> a_token_is_asked_for_as_described() {
        return Described.DOCUMENT.operations().stream();
    }
}
