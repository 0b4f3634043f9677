package dev.plimsoll.domain.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/// Fails on keys that nothing here reads, for a figure that is ignored is no figure that holds.
final class Keys {
    private static final Set<String> DIRECTIONS = Set.of("up", "down");

    private Keys() {}

    static void known(JsonNode node, Set<String> known) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            assertThat(known).as("keys of %s", node).contains(field.getKey());
        }
    }

    static void directions(JsonNode node) {
        known(node, DIRECTIONS);
    }
}
