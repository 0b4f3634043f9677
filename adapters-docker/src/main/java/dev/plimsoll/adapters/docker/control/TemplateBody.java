package dev.plimsoll.adapters.docker.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.adapters.docker.label.Labels;
import dev.plimsoll.application.app.ContainerTemplate;
import dev.plimsoll.application.codec.TemplateCodec;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What `POST /containers/create` is told of a container type that is stored with an app of our own.
///
/// @param networks by name, at least one; the first goes into create
/// @param foreignLabels names of labels of the image that would make its containers Compose's
record TemplateBody(TargetId target, ContainerTemplate template, List<String> networks, Set<String> foreignLabels)
        implements Blueprint {
    private static final double NANOS = 1e9;

    @Override
    public String imageName() {
        return template.image().value();
    }

    @Override
    public Map<String, ObjectNode> primaryNetwork(String name) {
        return endpoints(name, networks.subList(0, 1));
    }

    @Override
    public Map<String, ObjectNode> otherNetworks(String name) {
        return endpoints(name, networks.subList(1, networks.size()));
    }

    private Map<String, ObjectNode> endpoints(String name, List<String> some) {
        Map<String, ObjectNode> endpoints = new LinkedHashMap<>();
        for (String network : some) {
            ObjectNode endpoint = Json.object();
            endpoint.putArray("Aliases").add(target.containerType()).add(name);
            endpoints.put(network, endpoint);
        }
        return endpoints;
    }

    @Override
    public JsonNode portBindings() {
        ObjectNode bindings = Json.object();
        for (ContainerTemplate.PortMapping port : template.ports()) {
            ArrayNode ofPort =
                    bindings.path(name(port)) instanceof ArrayNode present ? present : bindings.putArray(name(port));
            ofPort.addObject().put("HostIp", port.hostIp()).put("HostPort", port.hostPorts());
        }
        return bindings;
    }

    @Override
    public ObjectNode body(int number, Map<String, ObjectNode> atCreate) {
        ObjectNode body = Json.object().put("Image", imageName());
        if (!template.command().isEmpty()) {
            template.command().forEach(body.putArray("Cmd")::add);
        }
        Duration grace = template.stopGrace();
        if (grace != null) {
            body.put("StopTimeout", grace.toSeconds());
        }
        ArrayNode env = body.putArray("Env");
        template.env().forEach((name, value) -> env.add(name + "=" + value));
        template.ports().forEach(port -> Json.child(body, "ExposedPorts").putObject(name(port)));
        ObjectNode labels = body.putObject("Labels");
        // Labels of an image can be overwritten, not taken away.
        foreignLabels.forEach(label -> labels.put(label, ""));
        template.labels().forEach(labels::put);
        labels.put(Labels.OWN_APP, target.app().name());
        labels.put(Labels.OWN_TYPE, target.containerType());
        labels.put(Labels.OWN_NUMBER, String.valueOf(number));
        labels.put(Labels.OWN_HASH, TemplateCodec.hash(template));
        labels.put(Labels.CREATED_BY, Labels.US);
        ContainerTemplate.HealthCheck check = template.healthCheck();
        if (check != null) {
            body.set("Healthcheck", healthCheck(check));
        }
        body.set("HostConfig", hostConfig());
        Blueprint.join(body, atCreate);
        return body;
    }

    private ObjectNode hostConfig() {
        ObjectNode host =
                Json.object().put("NetworkMode", networks.getFirst()).put("Privileged", template.isPrivileged());
        Long memory = template.limits().memoryBytes();
        if (memory != null) {
            host.put("Memory", memory);
        }
        Double cpus = template.limits().cpus();
        if (cpus != null) {
            host.put("NanoCpus", Math.round(cpus * NANOS));
        }
        host.set("PortBindings", portBindings());
        ArrayNode mounts = host.putArray("Mounts");
        template.volumes().forEach(volume -> mounts.add(mount(volume)));
        host.putObject("RestartPolicy")
                .put(
                        "Name",
                        switch (template.restart()) {
                            case NO -> "no";
                            case UNLESS_STOPPED -> "unless-stopped";
                        });
        return host;
    }

    private ObjectNode mount(ContainerTemplate.Volume volume) {
        ObjectNode mount = Json.object()
                .put("Type", volume.isBind() ? "bind" : "volume")
                .put("Target", volume.target())
                .put("ReadOnly", volume.isReadOnly());
        if (volume.isBind()) {
            return mount.put("Source", volume.source());
        }
        if (!volume.source().isEmpty()) {
            mount.put("Source", new OwnVolume(target.app(), volume.source()).name());
            mount.putObject("VolumeOptions")
                    .putObject("Labels")
                    .put(Labels.OWN_APP, target.app().name());
        }
        return mount;
    }

    private static ObjectNode healthCheck(ContainerTemplate.HealthCheck check) {
        ObjectNode node = Json.object()
                .put("Interval", check.interval().toNanos())
                .put("Timeout", check.timeout().toNanos())
                .put("Retries", check.retries())
                .put("StartPeriod", check.startPeriod().toNanos());
        check.test().forEach(node.putArray("Test")::add);
        return node;
    }

    private static String name(ContainerTemplate.PortMapping port) {
        return port.container() + "/" + port.protocol().name().toLowerCase(Locale.ROOT);
    }
}
