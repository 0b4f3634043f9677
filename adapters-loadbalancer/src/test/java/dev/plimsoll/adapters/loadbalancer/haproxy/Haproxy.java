package dev.plimsoll.adapters.loadbalancer.haproxy;

import dev.plimsoll.adapters.loadbalancer.support.Client;
import dev.plimsoll.adapters.loadbalancer.support.ProxyLevers;
import dev.plimsoll.adapters.loadbalancer.support.ProxyProcess;
import dev.plimsoll.adapters.loadbalancer.support.WebServers;
import dev.plimsoll.application.contract.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A real HAProxy with a master and a worker, one backend without redispatch and retries, and a stats
/// socket as a file and on TCP.
final class Haproxy extends ProxyLevers implements AutoCloseable {
    final WebServers servers;
    final int port;
    final int statsPort = WebServers.freePort();
    private final Path folder;
    private final ProxyProcess process;

    private Haproxy(WebServers servers, int port, String level, String algorithm) {
        super(servers, new Client(port));
        this.servers = servers;
        this.port = port;
        this.folder = ProxyProcess.folder();
        Path file = ProxyProcess.write(folder.resolve("haproxy.cfg"), configuration(level, algorithm));
        this.process = ProxyProcess.start(
                folder, port, List.of(ProxyProcess.binary("haproxy"), "-W", "-db", "-f", file.toString()));
        awaitSocket();
    }

    static Haproxy start() {
        return new Haproxy(new WebServers(), WebServers.freePort(), "admin", "roundrobin");
    }

    static Haproxy start(String level, String algorithm) {
        return new Haproxy(new WebServers(), WebServers.freePort(), level, algorithm);
    }

    HaproxySettings settings() {
        return settings(folder.resolve("stats.sock").toString(), "web");
    }

    static HaproxySettings settings(String socket, String backend) {
        return new HaproxySettings(socket, backend, Duration.ofMillis(100), 2, 1);
    }

    HaproxyLoadBalancer balancer() {
        return new HaproxyLoadBalancer(settings());
    }

    Client client() {
        return new Client(port);
    }

    /// What HAProxy says to this.
    String ask(String commands) {
        try {
            return new RuntimeApi(settings().socket(), Duration.ofSeconds(5)).ask(commands);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// As after a change of its configuration: a new worker takes over from the old one.
    @Override
    public void balancerRestarts() {
        String before = workerPid();
        process.signal("USR2");
        Eventually.get("another worker answers", this::workerPid, pid -> !pid.isEmpty() && !pid.equals(before));
    }

    void stopsAndStarts() {
        process.restart();
        awaitSocket();
    }

    void stops() {
        process.end();
    }

    @Override
    public void newProcess() {
        // Each is given a new adapter; it remembers nothing.
    }

    @Override
    public void close() {
        process.close();
        servers.close();
    }

    /// It comes a moment after the port of the requests.
    private void awaitSocket() {
        Eventually.get("the stats socket answers", this::workerPid, pid -> !pid.isEmpty());
    }

    private String workerPid() {
        try {
            return new RuntimeApi(settings().socket(), Duration.ofSeconds(5))
                    .ask("show info")
                    .lines()
                    .filter(line -> line.startsWith("Pid:"))
                    .findFirst()
                    .orElse("");
        } catch (IOException _) {
            return "";
        }
    }

    private String configuration(String level, String algorithm) {
        return """
            global
              stats socket %1$s/stats.sock level %2$s
              stats socket ipv4@127.0.0.1:%3$d level %2$s
            defaults
              mode http
              retries 0
              timeout connect 1s
              timeout client 30s
              timeout server 30s
            frontend in
              bind 127.0.0.1:%4$d
              default_backend web
            backend web
              balance %5$s
              option httpchk GET /
              server static 127.0.0.1:9 disabled
            """.formatted(folder, level, statsPort, port, algorithm);
    }
}
