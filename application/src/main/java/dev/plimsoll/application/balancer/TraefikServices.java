package dev.plimsoll.application.balancer;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What Traefik is told when it polls: the servers of each service of its HTTP provider. Thread-safe.
///
/// A label sends requests to one of these services: `traefik.http.routers.web.service=web@http`.
public final class TraefikServices {
    private final Map<String, Optional<List<String>>> urls = new HashMap<>();
    private long polls;

    /// From now on nobody is told anything before the servers of this service are known, as Traefik would
    /// take a service that is left out for one that is gone. What is known stays.
    public synchronized void expect(String service) {
        urls.putIfAbsent(service, Optional.empty());
    }

    /// A service has these servers.
    public synchronized void put(String service, Collection<Endpoint> servers) {
        urls.put(
                service,
                Optional.of(servers.stream()
                        .map(server -> "http://" + server)
                        .sorted(Comparator.naturalOrder())
                        .toList()));
    }

    /// There is no such service any more.
    public synchronized void remove(String service) {
        urls.remove(service);
    }

    /// Answers one poll.
    ///
    /// @return the URLs of each service; empty while not all is known: an error has Traefik keep what it
    ///     knows, and so must be the answer
    public synchronized Optional<SortedMap<String, List<String>>> poll() {
        if (urls.isEmpty() || urls.values().stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        polls++;
        SortedMap<String, List<String>> services = new TreeMap<>();
        urls.forEach((service, known) -> services.put(service, known.orElseThrow()));
        return Optional.of(services);
    }

    /// How many polls have been answered.
    public synchronized long polls() {
        return polls;
    }
}
