package dev.plimsoll.application.fake;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.port.Prober;
import dev.plimsoll.domain.fleet.Probe;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Knows of each address what it answers: a status, or that it only takes connections; others refuse.
public final class FakeProber implements Prober {
    private final Map<Endpoint, Integer> statuses = new ConcurrentHashMap<>();

    @Override
    public Optional<String> ask(Endpoint endpoint, Probe probe) {
        Integer status = statuses.get(endpoint);
        if (status == null) {
            return Optional.of(endpoint + " takes no connection");
        }
        return !probe.isHttp() || (status >= 200 && status < 400)
                ? Optional.empty()
                : Optional.of(endpoint + " answers " + status);
    }

    /// From now on this one answers so; 0 is a connection that nobody answers on.
    public void answers(Endpoint endpoint, int status) {
        statuses.put(endpoint, status);
    }

    /// From now on nobody is there.
    public void refuses(Endpoint endpoint) {
        statuses.remove(endpoint);
    }
}
