package dev.plimsoll.bootstrap.wiring;

import dev.plimsoll.adapters.loadbalancer.ConfiguredBalancers;
import dev.plimsoll.adapters.loadbalancer.nginx.NginxReload;
import dev.plimsoll.adapters.loadbalancer.probe.SocketProber;
import dev.plimsoll.adapters.resilience.Circuits;
import dev.plimsoll.adapters.resilience.ResilientContainerControl;
import dev.plimsoll.adapters.resilience.ResilientLoadBalancers;
import dev.plimsoll.application.balancer.TraefikServices;
import dev.plimsoll.application.control.ContainerCare;
import dev.plimsoll.application.control.Convergence;
import dev.plimsoll.application.control.RoutedContainers;
import dev.plimsoll.application.port.ContainerAddresses;
import dev.plimsoll.application.port.LoadBalancers;
import dev.plimsoll.application.port.Prober;
import dev.plimsoll.application.traffic.Traffic;
import dev.plimsoll.bootstrap.config.BalancerSettings;
import dev.plimsoll.bootstrap.config.ProxySettings;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How requests get to containers, as beans.
@Factory
final class Balancers {
    private static final Path USUAL_PID = Path.of("/run/nginx.pid");
    private static final Duration USUAL_DRAIN = Duration.ofSeconds(30);
    private static final Duration USUAL_GRACE = Duration.ofSeconds(10);

    @Singleton
    TraefikServices traefikServices() {
        return new TraefikServices();
    }

    @Singleton
    LoadBalancers loadBalancers(
            ProxySettings proxies, BalancerSettings settings, TraefikServices services, Circuits circuits) {
        Duration poll = settings.traefikPoll();
        Duration grace = Objects.requireNonNullElse(settings.traefikGrace(), USUAL_GRACE);
        LoadBalancers configured = new ConfiguredBalancers(
                proxies.haproxySocket(),
                nginx(settings),
                poll == null ? null : new ConfiguredBalancers.Traefik(poll, grace, services));
        return new ResilientLoadBalancers(configured, circuits);
    }

    private static ConfiguredBalancers.@Nullable Nginx nginx(BalancerSettings settings) {
        String folder = settings.nginxDir();
        return folder == null
                ? null
                : new ConfiguredBalancers.Nginx(Path.of(folder), words(settings.nginxTest()), reload(settings));
    }

    private static NginxReload reload(BalancerSettings settings) {
        String command = settings.nginxReload();
        String pid = settings.nginxPid();
        return command == null
                ? new NginxReload.Signal(pid == null ? USUAL_PID : Path.of(pid))
                : new NginxReload.Command(
                        words(command), Objects.requireNonNullElse(settings.nginxDrain(), USUAL_DRAIN));
    }

    private static List<String> words(@Nullable String command) {
        return command == null ? List.of() : List.of(command.strip().split("\\s+", -1));
    }

    @Singleton
    @Bean(preDestroy = "close")
    SocketProber prober() {
        return new SocketProber();
    }

    /// Convergers are made when they are first woken, as they themselves need what requests go through.
    @Singleton
    Traffic traffic(
            LoadBalancers balancers,
            ContainerAddresses addresses,
            Prober prober,
            BeanProvider<Convergence> convergence) {
        return new Traffic(
                balancers,
                addresses,
                prober,
                question -> Thread.ofVirtual().name("probe").start(question),
                target -> convergence.get().wake(target));
    }

    @Singleton
    @Primary
    RoutedContainers routedContainers(ResilientContainerControl containers, ContainerCare care, Traffic traffic) {
        return new RoutedContainers(containers, care, traffic);
    }
}
