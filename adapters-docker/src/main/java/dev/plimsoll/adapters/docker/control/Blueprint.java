package dev.plimsoll.adapters.docker.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// What the new containers of a target are made from, whatever number they get.
interface Blueprint {
    /// The image as people name it.
    String imageName();

    /// The network that goes into create with what is to be known of the container there; empty when it
    /// needs none.
    Map<String, ObjectNode> primaryNetwork(String name);

    /// The networks that are connected between create and start.
    Map<String, ObjectNode> otherNetworks(String name);

    /// What `POST /containers/create` is told.
    ///
    /// @param atCreate the networks that go into it
    ObjectNode body(int number, Map<String, ObjectNode> atCreate);

    /// The ports of the host that each container wants, as in `HostConfig.PortBindings`.
    JsonNode portBindings();

    /// Puts networks into what create is told.
    static void join(ObjectNode body, Map<String, ObjectNode> networks) {
        if (!networks.isEmpty()) {
            ObjectNode config = body.putObject("NetworkingConfig").putObject("EndpointsConfig");
            networks.forEach(config::set);
        }
    }
}
