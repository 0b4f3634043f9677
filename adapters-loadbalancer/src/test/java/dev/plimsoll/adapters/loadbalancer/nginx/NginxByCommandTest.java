package dev.plimsoll.adapters.loadbalancer.nginx;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.application.balancer.WantedServers;
import dev.plimsoll.application.contract.BalancerLevers;
import dev.plimsoll.application.contract.LoadBalancerContract;
import dev.plimsoll.application.port.LoadBalancer;
import dev.plimsoll.application.port.PortFailure.BalancerUnavailable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The kit against a real nginx that is told by a command.
class NginxByCommandTest extends LoadBalancerContract {
    private final Nginx nginx = Nginx.start().byCommand();

    @AfterEach
    void end() {
        nginx.close();
    }

    @Override
    protected BalancerLevers levers() {
        return nginx;
    }

    @Override
    protected LoadBalancer balancer() {
        return nginx.balancer();
    }

    @Test
    void a_command_that_fails_is_told_with_its_words() {
        LoadBalancer broken = new NginxLoadBalancer(nginx.settings(
                new NginxReload.Command(List.of("sh", "-c", "echo no such container; exit 1"), Duration.ZERO)));

        assertThatExceptionOfType(BalancerUnavailable.class)
                .isThrownBy(() -> broken.reconcile(WantedServers.NONE))
                .withMessageContaining("no such container");
    }
}
