package dev.plimsoll.adapters.docker.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.adapters.docker.label.Labels;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `POST /containers/create` is told: everything that `inspect` shows of the sibling, less what is
/// its own.
final class CloneBody implements Blueprint {
    /// A volume that the Engine named by itself: each container has its own.
    private static final String ANONYMOUS = "[0-9a-f]{64}";

    private static final Pattern ANONYMOUS_BIND = Pattern.compile(ANONYMOUS + ":([^:]+)(:.*)?");

    private final Sibling sibling;
    private final String image;
    private final Endpoints endpoints;

    /// @param image by which the clone gets the same image as its sibling
    CloneBody(Sibling sibling, String image) {
        this.sibling = sibling;
        this.image = image;
        this.endpoints = new Endpoints(sibling);
    }

    @Override
    public String imageName() {
        return sibling.imageName();
    }

    @Override
    public Map<String, ObjectNode> primaryNetwork(String name) {
        return endpoints.primary(name);
    }

    @Override
    public Map<String, ObjectNode> otherNetworks(String name) {
        return endpoints.others(name);
    }

    @Override
    public JsonNode portBindings() {
        return sibling.hostConfig().path("PortBindings");
    }

    @Override
    public ObjectNode body(int number, Map<String, ObjectNode> atCreate) {
        ObjectNode body = sibling.config().<ObjectNode>deepCopy();
        body.put("Image", image);
        if (!hasHostnameOfItsOwn()) {
            body.remove("Hostname");
        }
        label(Json.child(body, "Labels"), number);
        body.set("HostConfig", sibling.hostConfig().deepCopy());
        blankAnonymousVolumes(body);
        Blueprint.join(body, atCreate);
        return body;
    }

    /// Without one, inspect shows the short id; in the network of another container it shows that one's.
    private boolean hasHostnameOfItsOwn() {
        String hostname = sibling.config().path("Hostname").asText("");
        return !hostname.equals(sibling.shortId()) && !sibling.networkMode().startsWith("container:");
    }

    private static void label(ObjectNode labels, int number) {
        labels.remove(Labels.REPLACE);
        labels.put(Labels.NUMBER, String.valueOf(number));
        labels.put(Labels.CREATED_BY, Labels.US);
    }

    /// After a recreate the sibling carries its predecessor's anonymous volumes by name; two containers
    /// must not share them.
    private static void blankAnonymousVolumes(ObjectNode body) {
        ObjectNode host = Json.child(body, "HostConfig");
        if (host.path("Binds") instanceof ArrayNode binds) {
            host.set("Binds", named(binds, body));
        }
        for (JsonNode mount : host.path("Mounts")) {
            if (mount instanceof ObjectNode volume
                    && volume.path("Type").asText().equals("volume")
                    && volume.path("Source").asText("").matches(ANONYMOUS)) {
                volume.remove("Source");
            }
        }
    }

    private static ArrayNode named(ArrayNode binds, ObjectNode body) {
        ArrayNode named = body.arrayNode();
        for (JsonNode bind : binds) {
            Matcher anonymous = ANONYMOUS_BIND.matcher(bind.asText());
            if (anonymous.matches()) {
                Json.child(body, "Volumes").putObject(anonymous.group(1));
            } else {
                named.add(bind);
            }
        }
        return named;
    }
}
