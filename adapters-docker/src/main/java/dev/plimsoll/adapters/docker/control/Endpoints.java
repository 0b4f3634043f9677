package dev.plimsoll.adapters.docker.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The networks of a container, without what belongs to that one container: addresses, own name, own short id.
final class Endpoints {
    private static final List<String> STATE = List.of(
            "NetworkID",
            "EndpointID",
            "Gateway",
            "IPAddress",
            "IPPrefixLen",
            "IPv6Gateway",
            "GlobalIPv6Address",
            "GlobalIPv6PrefixLen",
            "MacAddress",
            "DNSNames");

    /// These modes are no networks that one could have aliases in.
    private static final Pattern BUILT_IN = Pattern.compile("|default|bridge|host|none|container:.*");

    private final Sibling sibling;

    Endpoints(Sibling sibling) {
        this.sibling = sibling;
    }

    /// The network that goes into create; empty when the mode is one of the Engine's own.
    Map<String, ObjectNode> primary(String cloneName) {
        Map<String, ObjectNode> primary = all(cloneName);
        primary.keySet().removeIf(name -> !isPrimary(name));
        return primary;
    }

    /// The networks that are connected between create and start.
    Map<String, ObjectNode> others(String cloneName) {
        Map<String, ObjectNode> others = all(cloneName);
        others.keySet()
                .removeIf(name -> isPrimary(name) || BUILT_IN.matcher(name).matches());
        return others;
    }

    private boolean isPrimary(String name) {
        String mode = sibling.networkMode();
        return !BUILT_IN.matcher(mode).matches()
                && (name.equals(mode)
                        || sibling.networks()
                                .path(name)
                                .path("NetworkID")
                                .asText()
                                .equals(mode));
    }

    private Map<String, ObjectNode> all(String cloneName) {
        Map<String, ObjectNode> endpoints = new LinkedHashMap<>();
        sibling.networks().properties().forEach(network -> {
            if (network.getValue() instanceof ObjectNode endpoint) {
                endpoints.put(network.getKey(), endpoint(endpoint.deepCopy(), cloneName));
            }
        });
        return endpoints;
    }

    private ObjectNode endpoint(ObjectNode copy, String cloneName) {
        copy.remove(STATE);
        ArrayNode aliases = Json.object().arrayNode();
        for (JsonNode alias : copy.path("Aliases")) {
            String text = alias.asText();
            if (text.equals(sibling.name())) {
                aliases.add(cloneName);
            } else if (!text.equals(sibling.shortId())) {
                aliases.add(text);
            }
        }
        copy.set("Aliases", aliases);
        return copy;
    }

    /// An address that only one container can have; empty when there is none.
    String fixedAddress() {
        for (JsonNode network : sibling.networks()) {
            JsonNode fixed = network.path("IPAMConfig");
            for (String field : List.of("IPv4Address", "IPv6Address")) {
                if (!fixed.path(field).asText("").isEmpty()) {
                    return fixed.path(field).asText();
                }
            }
            if (!fixed.path("LinkLocalIPs").isEmpty()) {
                return fixed.path("LinkLocalIPs").path(0).asText();
            }
        }
        return sibling.config().path("MacAddress").asText("");
    }
}
