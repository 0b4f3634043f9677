package dev.plimsoll.adapters.loadbalancer.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.adapters.loadbalancer.support.ProxyProcess;
import dev.plimsoll.adapters.loadbalancer.support.Traffic;
import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.balancer.ServerPhase;
import dev.plimsoll.application.balancer.WantedServers;
import dev.plimsoll.application.contract.BalancerLevers;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.contract.LoadBalancerContract;
import dev.plimsoll.application.port.LoadBalancer;
import dev.plimsoll.application.port.PortFailure.BalancerRefused;
import dev.plimsoll.application.port.PortFailure.BalancerUnavailable;
import dev.plimsoll.domain.fleet.ContainerId;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The kit and more against a real nginx whose workers are seen.
class NginxLoadBalancerTest extends LoadBalancerContract {
    private final Nginx nginx = Nginx.start();

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
    void a_file_that_nginx_cannot_use_is_taken_back() throws IOException {
        serve(Map.of(A, nginx.server()));
        String before = Files.readString(nginx.include);
        ProxyProcess.write(nginx.folder.resolve("nginx.conf"), "http { broken");

        assertThatExceptionOfType(BalancerRefused.class)
                .isThrownBy(() -> balancer().reconcile(WantedServers.NONE))
                .withMessageContaining("-t")
                .withMessageContaining("nginx.conf");

        assertThat(Files.readString(nginx.include)).isEqualTo(before);
    }

    @Test
    void a_file_that_was_changed_by_hand_is_written_again() throws IOException {
        Endpoint a = nginx.server();
        WantedServers wanted = serve(Map.of(A, a));
        String before = Files.readString(nginx.include);
        ProxyProcess.write(nginx.include, "server " + nginx.deadAddress() + ";");

        reconcileUntil(wanted, states -> phase(states, A) == ServerPhase.READY);

        assertThat(Files.readString(nginx.include)).isEqualTo(before);
        eventuallyAsked(a);
    }

    @Test
    void nothing_is_written_and_nobody_told_while_all_is_as_wanted() {
        List<ProcessHandle> first = workers();
        WantedServers wanted = serve(Map.of(A, nginx.server()));
        List<ProcessHandle> workers = Eventually.get(
                "two other workers",
                this::workers,
                found -> found.size() == 2 && found.stream().noneMatch(first::contains));

        Eventually.always(
                Duration.ofMillis(300),
                "the same workers",
                () -> {
                    balancer().reconcile(wanted);
                    return workers();
                },
                workers::equals);
    }

    @Test
    void one_that_does_not_run_is_said_to_be_away_and_reads_the_file_when_it_does() {
        Endpoint a = nginx.server();
        nginx.stops();

        assertThatExceptionOfType(BalancerUnavailable.class)
                .isThrownBy(() -> balancer().reconcile(serving(Map.of(A, a))))
                .withMessageContaining("reload");

        nginx.balancerRestarts();
        eventuallyAsked(a);
        serve(Map.of(A, a));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ours", "no number", "4194305"})
    void a_process_that_is_not_nginx_gets_no_signal(String pid) {
        ProxyProcess.write(
                nginx.pidFile(),
                pid.replace("ours", Long.toString(ProcessHandle.current().pid())));

        assertThatExceptionOfType(BalancerUnavailable.class)
                .isThrownBy(() -> balancer().reconcile(WantedServers.NONE))
                .withMessageContaining("nginx.pid");
    }

    @Test
    void a_folder_that_is_not_there_is_said() {
        LoadBalancer nowhere = new NginxLoadBalancer(
                new NginxSettings(nginx.folder.resolve("none/web.conf"), List.of(), nginx.signal()));

        assertThatExceptionOfType(BalancerUnavailable.class)
                .isThrownBy(() -> nowhere.reconcile(WantedServers.NONE))
                .withMessageContaining("none/web.conf");
    }

    @Test
    void no_request_is_lost_while_containers_come_and_go() {
        Endpoint last = nginx.server();
        serve(Map.of(A, last));
        eventuallyAsked(last);
        Traffic traffic = Traffic.through(nginx.client());

        for (int round = 0; round < 3; round++) {
            Endpoint next = nginx.server();
            ContainerId newer = new ContainerId("newer" + round);
            serve(Map.of(A, last, newer, next));
            WantedServers wanted = new WantedServers(Map.of(newer, next), Set.of(A));
            reconcileUntil(wanted, states -> phase(states, A) == ServerPhase.DRAINED);
            nginx.servers.stop(last);
            last = next;
            serve(Map.of(A, last));
            int before = traffic.sent();
            Eventually.get("more requests", traffic::sent, sent -> sent > before + 50);
        }

        assertThat(traffic.end()).as("of %d requests", traffic.sent()).isEmpty();
    }

    private List<ProcessHandle> workers() {
        try {
            long master = Long.parseLong(Files.readString(nginx.pidFile()).strip());
            return ProcessHandle.of(master).orElseThrow().children().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
