package dev.plimsoll.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.port.Prober;
import dev.plimsoll.domain.fleet.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every `Prober` does.
public abstract class ProberContract {
    protected abstract Prober prober();

    /// A server that answers `GET /healthz` with this status.
    protected abstract Endpoint answering(int status);

    /// A server that takes connections and says nothing.
    protected abstract Endpoint silent();

    /// Where nobody takes connections.
    protected abstract Endpoint closed();

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 302, 399})
    void a_good_answer_is_ready(int status) {
        Endpoint server = answering(status);

        assertThat(prober().ask(server, http(server))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 500, 503})
    void a_bad_answer_is_told_with_its_status(int status) {
        Endpoint server = answering(status);

        assertThat(prober().ask(server, http(server)).orElseThrow())
                .contains(server.toString(), String.valueOf(status));
    }

    @Test
    void a_connection_is_enough_where_none_asks_for_more() {
        Endpoint server = silent();

        assertThat(prober().ask(server, new Probe(server.port(), ""))).isEmpty();
    }

    @Test
    void one_that_does_not_answer_is_not_ready() {
        Endpoint server = silent();

        assertThat(prober().ask(server, http(server)))
                .hasValueSatisfying(why -> assertThat(why).contains(server.toString()));
    }

    @Test
    void where_nobody_is_nobody_is_ready() {
        Endpoint server = closed();

        assertThat(prober().ask(server, new Probe(server.port(), ""))).isPresent();
        assertThat(prober().ask(server, http(server))).isPresent();
    }

    private static Probe http(Endpoint server) {
        return new Probe(server.port(), "/healthz");
    }
}
