package dev.plimsoll.adapters.loadbalancer.nginx;

import dev.plimsoll.adapters.loadbalancer.support.Client;
import dev.plimsoll.adapters.loadbalancer.support.ProxyLevers;
import dev.plimsoll.adapters.loadbalancer.support.ProxyProcess;
import dev.plimsoll.adapters.loadbalancer.support.WebServers;
import dev.plimsoll.application.contract.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A real nginx whose upstream includes a file.
final class Nginx extends ProxyLevers implements AutoCloseable {
    final WebServers servers;
    final Path folder;
    final Path include;
    private final Client client;
    private final ProxyProcess process;
    private boolean isByCommand;
    private NginxLoadBalancer balancer;

    private Nginx(WebServers servers, int port) {
        super(servers, new Client(port));
        this.servers = servers;
        this.client = new Client(port);
        this.folder = ProxyProcess.folder();
        this.include = folder.resolve("web.conf");
        ProxyProcess.write(include, "server 127.0.0.1:1 down;\n");
        ProxyProcess.write(folder.resolve("nginx.conf"), configuration(port));
        this.process = ProxyProcess.start(folder, port, command());
        this.balancer = newBalancer();
    }

    static Nginx start() {
        return new Nginx(new WebServers(), WebServers.freePort());
    }

    /// From now on its processes are not seen.
    Nginx byCommand() {
        isByCommand = true;
        newProcess();
        return this;
    }

    NginxLoadBalancer balancer() {
        return balancer;
    }

    Client client() {
        return client;
    }

    NginxSettings settings(NginxReload reload) {
        return new NginxSettings(include, command("-t"), reload);
    }

    NginxReload.Signal signal() {
        return new NginxReload.Signal(pidFile());
    }

    Path pidFile() {
        return folder.resolve("nginx.pid");
    }

    void stops() {
        process.end();
    }

    @Override
    public void balancerRestarts() {
        process.restart();
        Eventually.get("its pid is written", () -> Files.exists(pidFile()), exists -> exists);
    }

    @Override
    public void newProcess() {
        balancer = newBalancer();
    }

    @Override
    public void close() {
        process.close();
        servers.close();
    }

    private NginxLoadBalancer newBalancer() {
        NginxReload reload =
                isByCommand ? new NginxReload.Command(command("-s", "reload"), Duration.ofSeconds(1)) : signal();
        return new NginxLoadBalancer(settings(reload));
    }

    private List<String> command(String... more) {
        List<String> command = new ArrayList<>(List.of(
                ProxyProcess.binary("nginx"),
                "-p",
                folder.toString(),
                "-e",
                folder.resolve("error.log").toString(),
                "-c",
                folder.resolve("nginx.conf").toString()));
        command.addAll(List.of(more));
        return command;
    }

    private String configuration(int port) {
        return """
            daemon off;
            worker_processes 2;
            pid %1$s/nginx.pid;
            events {}
            http {
              access_log off;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              proxy_next_upstream off;
              upstream web { include %1$s/web.conf; }
              server {
                listen 127.0.0.1:%2$d;
                location / { proxy_pass http://web; }
              }
            }
            """.formatted(folder, port);
    }
}
