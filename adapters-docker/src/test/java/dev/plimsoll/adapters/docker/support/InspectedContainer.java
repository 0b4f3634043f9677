package dev.plimsoll.adapters.docker.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.label.Labels;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// A container as inspect shows it, to compare it with its siblings.
public record InspectedContainer(JsonNode inspected) {
    /// Everything that two siblings of one service have in common.
    public String comparable() {
        ObjectNode config = inspected.path("Config").<ObjectNode>deepCopy();
        config.put("Hostname", marked(config.path("Hostname").asText()));
        if (config.path("Labels") instanceof ObjectNode labels) {
            labels.remove(Labels.NUMBER);
            labels.remove(Labels.CREATED_BY);
        }
        return String.join(
                "\n",
                sorted(config),
                sorted(hostConfig()),
                mounts().toString(),
                aliases().toString());
    }

    public String label(String name) {
        return inspected.path("Config").path("Labels").path(name).asText("");
    }

    public Set<String> anonymousVolumes() {
        return StreamSupport.stream(inspected.path("Mounts").spliterator(), false)
                .map(mount -> mount.path("Name").asText(""))
                .filter(name -> name.matches("[0-9a-f]{64}"))
                .collect(Collectors.toSet());
    }

    /// Compose 2.x gives each sibling its binds and mounts in an order of chance.
    private ObjectNode hostConfig() {
        ObjectNode host = inspected.path("HostConfig").<ObjectNode>deepCopy();
        for (String list : List.of("Binds", "Mounts")) {
            host.put(list, inAnyOrder(host.path(list)));
        }
        return host;
    }

    private static String inAnyOrder(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::toString)
                .sorted()
                .toList()
                .toString();
    }

    private String name() {
        return inspected.path("Name").asText().substring(1);
    }

    private Set<String> mounts() {
        return StreamSupport.stream(inspected.path("Mounts").spliterator(), false)
                .map(mount -> "%s %s %s %s"
                        .formatted(
                                mount.path("Type").asText(),
                                mount.path("Destination").asText(),
                                mount.path("Mode").asText(),
                                mount.path("Name").asText().replaceFirst("[0-9a-f]{64}", "(its own)")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private TreeMap<String, TreeSet<String>> aliases() {
        TreeMap<String, TreeSet<String>> networks = new TreeMap<>();
        inspected.path("NetworkSettings").path("Networks").properties().forEach(network -> {
            TreeSet<String> aliases = new TreeSet<>();
            network.getValue()
                    .path("Aliases")
                    .forEach(alias -> aliases.add(marked(alias.asText()).replace(name(), "(its name)")));
            networks.put(network.getKey(), aliases);
        });
        return networks;
    }

    /// Its own id is its own; that of a sibling would show.
    private String marked(String text) {
        return text.replace(inspected.path("Id").asText().substring(0, 12), "(its short id)");
    }

    private static String sorted(JsonNode tree) {
        TreeMap<String, String> fields = new TreeMap<>();
        tree.properties().forEach(field -> fields.put(field.getKey(), text(field.getValue())));
        return fields.toString();
    }

    private static String text(JsonNode value) {
        return value instanceof ObjectNode object ? sorted(object) : value.toString();
    }
}
