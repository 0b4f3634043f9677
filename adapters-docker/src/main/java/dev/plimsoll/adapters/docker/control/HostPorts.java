package dev.plimsoll.adapters.docker.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many containers can hold a service's host ports at the same time.
///
/// @param capacity the smallest range; `Integer.MAX_VALUE` when all ports are ephemeral
/// @param scarcest the binding that limits, for messages
record HostPorts(int capacity, String scarcest) {
    private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");

    /// Reads `HostConfig.PortBindings`. A range that an early Compose expanded into many bindings makes every container
    /// want all of them, so it counts as what it is: fixed.
    static HostPorts of(JsonNode portBindings) {
        HostPorts all = new HostPorts(Integer.MAX_VALUE, "");
        for (JsonNode bindings : portBindings) {
            for (JsonNode binding : bindings) {
                HostPorts one = binding(binding.path("HostPort").asText(""));
                all = one.capacity < all.capacity ? one : all;
            }
        }
        return all;
    }

    /// Fixed ports are handed out by the Engine one by one, or two containers get the same.
    boolean areScarce() {
        return capacity < Integer.MAX_VALUE;
    }

    /// Why there cannot be more containers than that, in words.
    String shortage() {
        return capacity == 1
                ? "host port %s is fixed, so only one container can have it".formatted(scarcest)
                : "host ports %s are enough for %d containers only".formatted(scarcest, capacity);
    }

    private static HostPorts binding(String hostPort) {
        Matcher range = RANGE.matcher(hostPort);
        if (range.matches()) {
            int size = Integer.parseInt(range.group(2)) - Integer.parseInt(range.group(1)) + 1;
            return new HostPorts(size, hostPort);
        }
        boolean isEphemeral = hostPort.isEmpty() || hostPort.equals("0");
        return new HostPorts(isEphemeral ? Integer.MAX_VALUE : 1, hostPort);
    }
}
