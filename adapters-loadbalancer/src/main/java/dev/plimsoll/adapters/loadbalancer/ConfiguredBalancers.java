package dev.plimsoll.adapters.loadbalancer;

import dev.plimsoll.adapters.loadbalancer.haproxy.HaproxyLoadBalancer;
import dev.plimsoll.adapters.loadbalancer.haproxy.HaproxySettings;
import dev.plimsoll.adapters.loadbalancer.nginx.NginxLoadBalancer;
import dev.plimsoll.adapters.loadbalancer.nginx.NginxReload;
import dev.plimsoll.adapters.loadbalancer.nginx.NginxSettings;
import dev.plimsoll.adapters.loadbalancer.traefik.TraefikLoadBalancer;
import dev.plimsoll.adapters.loadbalancer.traefik.TraefikSettings;
import dev.plimsoll.application.balancer.Binding;
import dev.plimsoll.application.balancer.TraefikServices;
import dev.plimsoll.application.port.LoadBalancer;
import dev.plimsoll.application.port.LoadBalancers;
import dev.plimsoll.application.port.PortFailure.BalancerRefused;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The load balancers of an installation: where they are is configured, labels choose a backend of HAProxy,
/// an upstream of nginx or a service of Traefik by its name.
///
/// ```java
/// new ConfiguredBalancers("/run/haproxy/admin.sock", null, null).of(new Binding(HAPROXY, "web", ofMillis(500)))
/// ```
public final class ConfiguredBalancers implements LoadBalancers {
    private static final int FALL = 2;
    private static final int RISE = 1;

    private final @Nullable String haproxySocket;
    private final @Nullable Nginx nginx;
    private final @Nullable Traefik traefik;

    /// @param haproxySocket see `HaproxySettings`; null when there is no HAProxy
    /// @param nginx null when there is none
    /// @param traefik null when there is none
    public ConfiguredBalancers(@Nullable String haproxySocket, @Nullable Nginx nginx, @Nullable Traefik traefik) {
        this.haproxySocket = haproxySocket;
        this.nginx = nginx;
        this.traefik = traefik;
    }

    /// How nginx is told.
    ///
    /// @param folder in which each upstream has its file, `web.conf`
    /// @param test the command that fails when nginx cannot use its configuration; empty for none
    public record Nginx(Path folder, List<String> test, NginxReload reload) {}

    /// How Traefik is told.
    ///
    /// @param services what it is told when it polls
    public record Traefik(Duration poll, Duration grace, TraefikServices services) {}

    @Override
    public LoadBalancer of(Binding binding) {
        try {
            return switch (binding.kind()) {
                case HAPROXY -> haproxy(binding);
                case NGINX -> nginx(binding);
                case TRAEFIK -> traefik(binding);
            };
        } catch (InvalidSettings wrong) {
            throw new BalancerRefused(binding + ": " + wrong.getMessage());
        }
    }

    private LoadBalancer haproxy(Binding binding) {
        if (haproxySocket == null) {
            throw notConfigured(binding, "--haproxy-socket");
        }
        return new HaproxyLoadBalancer(
                new HaproxySettings(haproxySocket, binding.name(), binding.checkInterval(), FALL, RISE));
    }

    private LoadBalancer nginx(Binding binding) {
        if (nginx == null) {
            throw notConfigured(binding, "--nginx-dir");
        }
        return new NginxLoadBalancer(
                new NginxSettings(nginx.folder().resolve(binding.name() + ".conf"), nginx.test(), nginx.reload()));
    }

    private LoadBalancer traefik(Binding binding) {
        if (traefik == null) {
            throw notConfigured(binding, "--traefik-poll");
        }
        return new TraefikLoadBalancer(
                new TraefikSettings(binding.name(), traefik.poll(), traefik.grace()), traefik.services());
    }

    private static BalancerRefused notConfigured(Binding binding, String option) {
        return new BalancerRefused(
                binding + " is not known: no " + binding.kind().text() + " is configured, see " + option);
    }
}
