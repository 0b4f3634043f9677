package dev.plimsoll.adapters.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.adapters.loadbalancer.haproxy.HaproxyLoadBalancer;
import dev.plimsoll.adapters.loadbalancer.nginx.NginxLoadBalancer;
import dev.plimsoll.adapters.loadbalancer.nginx.NginxReload;
import dev.plimsoll.application.balancer.Binding;
import dev.plimsoll.application.contract.LoadBalancersContract;
import dev.plimsoll.application.port.LoadBalancers;
import dev.plimsoll.application.port.PortFailure.BalancerRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ConfiguredBalancersTest extends LoadBalancersContract {
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final ConfiguredBalancers balancers = new ConfiguredBalancers(
            "/run/haproxy/admin.sock",
            new ConfiguredBalancers.Nginx(
                    Path.of("/etc/nginx/plimsoll"), List.of(), new NginxReload.Signal(Path.of("/run/nginx.pid"))),
            null);

    @Override
    protected LoadBalancers balancers() {
        return balancers;
    }

    @Override
    protected Set<Binding.Kind> configured() {
        return Set.of(Binding.Kind.HAPROXY, Binding.Kind.NGINX);
    }

    @Test
    void each_name_is_of_its_kind() {
        assertThat(balancers.of(new Binding(Binding.Kind.HAPROXY, "web", INTERVAL)))
                .isInstanceOf(HaproxyLoadBalancer.class);
        assertThat(balancers.of(new Binding(Binding.Kind.NGINX, "web", INTERVAL)))
                .isInstanceOf(NginxLoadBalancer.class);
    }

    @Test
    void who_asks_for_what_is_not_there_is_told_which_option_it_takes() {
        assertThatExceptionOfType(BalancerRefused.class)
                .isThrownBy(() -> balancers.of(new Binding(Binding.Kind.TRAEFIK, "web", INTERVAL)))
                .withMessage("traefik web is not known: no traefik is configured, see --traefik-poll");
    }
}
