package dev.plimsoll.adapters.loadbalancer.support;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.contract.BalancerLevers;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The levers of a real proxy before real servers; how it is started anew is the proxy's own.
public abstract class ProxyLevers implements BalancerLevers {
    private final WebServers servers;
    private final Client client;

    protected ProxyLevers(WebServers servers, Client client) {
        this.servers = servers;
        this.client = client;
    }

    @Override
    public Endpoint server() {
        return servers.start();
    }

    @Override
    public Endpoint deadAddress() {
        return servers.nextEndpoint();
    }

    @Override
    public Set<Endpoint> asked() {
        Set<Endpoint> answered = new HashSet<>();
        for (int i = 0; i < 3 * servers.count(); i++) {
            Client.Answer answer = client.ask("/");
            if (!answer.isOk()) {
                return Set.of();
            }
            int colon = answer.body().lastIndexOf(':');
            answered.add(new Endpoint(
                    answer.body().substring(0, colon),
                    Integer.parseInt(answer.body().substring(colon + 1))));
        }
        return answered;
    }

    @Override
    public HeldRequest hold() {
        servers.hold();
        CompletableFuture<Client.Answer> answer =
                CompletableFuture.supplyAsync(() -> client.ask("/held"), Executors.newVirtualThreadPerTaskExecutor());
        servers.awaitHeld();
        return () -> {
            servers.release();
            return answer.orTimeout(20, TimeUnit.SECONDS).join().isOk();
        };
    }
}
