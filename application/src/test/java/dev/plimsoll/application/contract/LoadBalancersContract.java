package dev.plimsoll.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.application.balancer.Binding;
import dev.plimsoll.application.port.LoadBalancers;
import dev.plimsoll.application.port.PortFailure.BalancerRefused;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every `LoadBalancers` does.
public abstract class LoadBalancersContract {
    protected abstract LoadBalancers balancers();

    /// Those that are configured.
    protected abstract Set<Binding.Kind> configured();

    @Test
    void what_is_configured_can_be_had_without_asking_it_anything() {
        assertThat(configured())
                .allSatisfy(kind ->
                        assertThat(balancers().of(binding(kind)).abilities()).isNotNull());
    }

    @Test
    void what_is_not_configured_is_refused_by_its_name() {
        assertThat(Arrays.stream(Binding.Kind.values())
                        .filter(kind -> !configured().contains(kind))
                        .toList())
                .isNotEmpty()
                .allSatisfy(kind -> assertThatExceptionOfType(BalancerRefused.class)
                        .isThrownBy(() -> balancers().of(binding(kind)))
                        .withMessageContaining(kind.text()));
    }

    private static Binding binding(Binding.Kind kind) {
        return new Binding(kind, "web", Duration.ofMillis(500));
    }
}
