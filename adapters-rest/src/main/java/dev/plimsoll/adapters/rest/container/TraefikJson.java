package dev.plimsoll.adapters.rest.container;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A dynamic configuration of Traefik.
///
/// ```json
/// {"http": {"services": {"web": {"loadBalancer": {
///   "passHostHeader": true, "servers": [{"url": "http://172.18.0.3:8080"}]}}}}}
/// ```
@Serdeable
record TraefikJson(
        @Schema(ref = "#/components/schemas/TraefikHttp") Http http) {
    /// Its part for HTTP.
    @Serdeable
    record Http(Map<String, Service> services) {}

    /// A service, to which routers lead.
    @Serdeable
    record Service(LoadBalancer loadBalancer) {}

    /// Its servers.
    ///
    /// @param passHostHeader always true; Traefik refuses an object without any key
    /// @param servers null where there are none, as Traefik refuses an empty list
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LoadBalancer(boolean passHostHeader, @Nullable List<Server> servers) {}

    /// Where one takes requests.
    @Serdeable
    record Server(String url) {}

    /// @param known the URLs of each service
    static TraefikJson of(Map<String, List<String>> known) {
        Map<String, Service> services = new TreeMap<>(
                known.entrySet().stream().collect(toMap(Map.Entry::getKey, service -> service(service.getValue()))));
        return new TraefikJson(new Http(services));
    }

    private static Service service(List<String> urls) {
        List<Server> servers = urls.stream().map(Server::new).toList();
        return new Service(new LoadBalancer(true, servers.isEmpty() ? null : servers));
    }
}
