package dev.plimsoll.adapters.loadbalancer.traefik;

import dev.plimsoll.adapters.loadbalancer.support.Client;
import dev.plimsoll.adapters.loadbalancer.support.WebServers;
import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.balancer.TraefikServices;
import dev.plimsoll.application.contract.BalancerLevers;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Stands in for Traefik, which is not to be had here: reads what it is told when it polls, keeps what
/// it knows when there is none, and asks the servers itself.
final class PollingTraefik implements BalancerLevers, AutoCloseable {
    final TraefikServices services = new TraefikServices();
    final WebServers servers = new WebServers();
    private List<URI> known = List.of();
    private Runnable newProcess = () -> {};

    void poll() {
        services.poll()
                .ifPresent(document -> known = document.getOrDefault("web", List.of()).stream()
                        .map(URI::create)
                        .toList());
    }

    void onNewProcess(Runnable action) {
        newProcess = action;
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
        poll();
        Set<Endpoint> answered = new HashSet<>();
        for (URI url : known) {
            if (!new Client(url.getHost(), url.getPort()).ask("/").isOk()) {
                return Set.of();
            }
            answered.add(new Endpoint(url.getHost(), url.getPort()));
        }
        return answered;
    }

    @Override
    public HeldRequest hold() {
        URI url = known.getFirst();
        servers.hold();
        CompletableFuture<Client.Answer> answer = CompletableFuture.supplyAsync(
                () -> new Client(url.getHost(), url.getPort()).ask("/held"),
                Executors.newVirtualThreadPerTaskExecutor());
        servers.awaitHeld();
        return () -> {
            servers.release();
            return answer.orTimeout(20, TimeUnit.SECONDS).join().isOk();
        };
    }

    @Override
    public void balancerRestarts() {
        known = List.of();
    }

    @Override
    public void newProcess() {
        newProcess.run();
    }

    @Override
    public void close() {
        servers.close();
    }
}
