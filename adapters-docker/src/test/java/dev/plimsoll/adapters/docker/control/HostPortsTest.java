package dev.plimsoll.adapters.docker.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Json;
import org.junit.jupiter.api.Test;

class HostPortsTest {
    @Test
    void ephemeral_ports_are_no_limit() {
        assertThat(ports("", "0").areScarce()).isFalse();
        assertThat(HostPorts.of(Json.object()).areScarce()).isFalse();
    }

    @Test
    void a_fixed_port_is_for_one() {
        assertThat(ports("", "8080").capacity()).isEqualTo(1);
    }

    @Test
    void a_range_is_for_as_many_as_it_has() {
        assertThat(ports("8000-8010").capacity()).isEqualTo(11);
    }

    @Test
    void the_scarcest_port_counts() {
        assertThat(ports("8000-8010", "9000-9001")).isEqualTo(new HostPorts(2, "9000-9001"));
    }

    @Test
    void a_range_expanded_into_many_bindings_is_for_one() {
        ObjectNode bindings = Json.object();
        var all = bindings.putArray("80/tcp");
        all.addObject().put("HostPort", "8000");
        all.addObject().put("HostPort", "8001");

        assertThat(HostPorts.of(bindings).capacity()).isEqualTo(1);
    }

    private static HostPorts ports(String... hostPorts) {
        ObjectNode bindings = Json.object();
        int containerPort = 80;
        for (String hostPort : hostPorts) {
            bindings.putArray(containerPort + "/tcp")
                    .addObject()
                    .put("HostIp", "")
                    .put("HostPort", hostPort);
            containerPort++;
        }
        return HostPorts.of(bindings);
    }
}
