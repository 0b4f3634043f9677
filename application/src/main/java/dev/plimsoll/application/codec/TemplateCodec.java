package dev.plimsoll.application.codec;

import static dev.plimsoll.application.codec.tree.Trees.orElse;

import dev.plimsoll.application.app.ContainerTemplate;
import dev.plimsoll.application.app.ContainerTemplate.HealthCheck;
import dev.plimsoll.application.app.ContainerTemplate.Limits;
import dev.plimsoll.application.app.ContainerTemplate.PortMapping;
import dev.plimsoll.application.app.ContainerTemplate.Protocol;
import dev.plimsoll.application.app.ContainerTemplate.Restart;
import dev.plimsoll.application.app.ContainerTemplate.Volume;
import dev.plimsoll.application.app.ImageName;
import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.validation.Choice;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What containers of a type are made from, as trees.
///
/// Example: `{"image": "nginx:1.27", "env": {"TZ": "UTC"}, "ports": [{"container_port": 80}], "limits":
/// {"memory_bytes": 67108864, "cpus": 0.5}}`; what is left out has its default.
public final class TemplateCodec {
    /// What answers show beside the template, and clients may send back.
    private static final Set<String> ANSWERS =
            Set.of("id", "name", "app_id", "amount", "hash", "created_at", "updated_at");

    private static final ImageName SUBSTITUTE = new ImageName("missing");
    private static final HealthCheck USUAL =
            new HealthCheck(List.of("NONE"), Duration.ofSeconds(30), Duration.ofSeconds(30), 3, Duration.ZERO);

    private TemplateCodec() {}

    /// Reads a template.
    ///
    /// @throws InvalidSettings with every problem and its path
    public static ContainerTemplate read(Map<?, ?> root) {
        Tree tree = Tree.of(root);
        ANSWERS.forEach(tree::has);
        ImageName image = image(tree);
        List<String> command = tree.texts("command");
        Map<String, String> env = texts(tree, "env");
        List<PortMapping> ports = tree.objects("ports", TemplateCodec::port);
        Tree limits = tree.object("limits");
        Limits limited = limits == null ? Limits.NONE : limits(limits);
        Tree check = tree.object("health_check");
        HealthCheck healthCheck = check == null ? null : healthCheck(check);
        Map<String, String> labels = texts(tree, "labels");
        List<String> networks = tree.texts("networks");
        List<Volume> volumes = tree.objects("volumes", TemplateCodec::volume);
        Boolean isPrivileged = tree.truth("privileged");
        Duration stopGrace = tree.seconds("stop_grace_seconds");
        Restart restart = tree.choice("restart", Restart.class);
        tree.refuseOthers();
        ContainerTemplate template = tree.build(() -> new ContainerTemplate(
                image,
                orElse(command, List.of()),
                env,
                orElse(ports, List.of()),
                limited,
                healthCheck,
                labels,
                orElse(networks, List.of()),
                orElse(volumes, List.of()),
                orElse(isPrivileged, false),
                stopGrace,
                orElse(restart, Restart.UNLESS_STOPPED)));
        tree.refuse();
        return Objects.requireNonNull(template, "what has no problems was built");
    }

    /// Reads what of a template is to change; what is absent stays, and null is back to the default.
    ///
    /// @throws InvalidSettings with every problem and its path
    public static ContainerTemplate readChanged(Map<?, ?> root, ContainerTemplate present) {
        Map<Object, @Nullable Object> whole = new LinkedHashMap<>(write(present));
        root.forEach(whole::put);
        return read(whole);
    }

    /// The tree that reads as the same template.
    public static Map<String, Object> write(ContainerTemplate template) {
        Limits limits = template.limits();
        return Trees.map(
                "image",
                template.image().value(),
                "command",
                template.command(),
                "env",
                template.env(),
                "ports",
                template.ports().stream().map(TemplateCodec::write).toList(),
                "limits",
                Trees.map("memory_bytes", limits.memoryBytes(), "cpus", limits.cpus()),
                "health_check",
                write(template.healthCheck()),
                "labels",
                template.labels(),
                "networks",
                template.networks(),
                "volumes",
                template.volumes().stream().map(TemplateCodec::write).toList(),
                "privileged",
                template.isPrivileged(),
                "stop_grace_seconds",
                template.stopGrace() == null ? null : template.stopGrace().toSeconds(),
                "restart",
                Choice.name(template.restart()));
    }

    /// The same tree for those who may not know what is in variables: null stands for each value.
    public static Map<String, Object> writeMasked(ContainerTemplate template) {
        Map<String, Object> tree = write(template);
        Map<String, Object> masked = new LinkedHashMap<>();
        template.env().keySet().forEach(name -> Trees.put(masked, name, null));
        tree.put("env", masked);
        return tree;
    }

    /// Tells one template from another: 64 hex digits. What is null, false or empty adds nothing, so that it stays the
    /// same when templates learn of something new that is so unless it is given.
    public static String hash(ContainerTemplate template) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest(digest, write(template));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void digest(MessageDigest digest, @Nullable Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> sorted = new TreeMap<>();
                map.forEach((key, inside) -> sorted.put(String.valueOf(key), inside));
                sorted.values().removeIf(TemplateCodec::saysNothing);
                digest(digest, "map " + sorted.size());
                sorted.forEach((key, inside) -> {
                    digest(digest, key);
                    digest(digest, inside);
                });
            }
            case List<?> list -> {
                digest(digest, "list " + list.size());
                list.forEach(inside -> digest(digest, inside));
            }
            case null, default -> {
                byte[] text = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
                // Its length first: where one text ends and the next begins is part of what is told.
                digest.update((text.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(text);
            }
        }
    }

    private static boolean saysNothing(@Nullable Object value) {
        return value == null
                || value.equals(false)
                || value.equals(List.of())
                || (value instanceof Map<?, ?> map && map.values().stream().allMatch(TemplateCodec::saysNothing));
    }

    private static ImageName image(Tree tree) {
        String text = tree.required("image", tree.text("image"));
        ImageName image = text == null ? null : tree.build(() -> new ImageName(text));
        return orElse(image, SUBSTITUTE);
    }

    private static Map<String, String> texts(Tree tree, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        Tree inside = tree.object(key);
        for (String name : inside == null ? List.<String>of() : inside.keys()) {
            String text = Objects.requireNonNull(inside).text(name);
            if (inside.isNull(name)) {
                inside.problem(name, "must be a text");
            } else if (text != null) {
                texts.put(name, text);
            }
        }
        return texts;
    }

    private static @Nullable PortMapping port(Tree tree) {
        Integer container = tree.required("container_port", tree.whole("container_port"));
        Protocol protocol = tree.choice("protocol", Protocol.class);
        int host = orElse(tree.whole("host_port"), 0);
        Integer hostTo = tree.whole("host_port_to");
        String hostIp = tree.text("host_ip");
        tree.refuseOthers();
        return container == null
                ? null
                : tree.build(() -> new PortMapping(
                        container, orElse(protocol, Protocol.TCP), host, orElse(hostTo, host), orElse(hostIp, "")));
    }

    private static Map<String, Object> write(PortMapping port) {
        return Trees.map(
                "container_port",
                port.container(),
                "protocol",
                Choice.name(port.protocol()),
                "host_port",
                port.host(),
                "host_port_to",
                port.hostTo(),
                "host_ip",
                port.hostIp());
    }

    private static Limits limits(Tree tree) {
        Long memory = bytes(tree, "memory_bytes");
        Double cpus = tree.number("cpus");
        tree.refuseOthers();
        return orElse(tree.build(() -> new Limits(memory, cpus)), Limits.NONE);
    }

    private static @Nullable Long bytes(Tree tree, String key) {
        Number number = tree.numeral(key);
        try {
            return number == null ? null : (Long) new BigDecimal(number.toString()).longValueExact();
        } catch (ArithmeticException | NumberFormatException _) {
            tree.problem(key, "must be a whole number");
            return null;
        }
    }

    private static @Nullable HealthCheck healthCheck(Tree tree) {
        List<String> test = tree.required("test", tree.texts("test"));
        Duration interval = tree.seconds("interval_seconds");
        Duration timeout = tree.seconds("timeout_seconds");
        Integer retries = tree.whole("retries");
        Duration startPeriod = tree.seconds("start_period_seconds");
        tree.refuseOthers();
        return tree.build(() -> new HealthCheck(
                orElse(test, USUAL.test()),
                orElse(interval, USUAL.interval()),
                orElse(timeout, USUAL.timeout()),
                orElse(retries, USUAL.retries()),
                orElse(startPeriod, USUAL.startPeriod())));
    }

    private static @Nullable Map<String, Object> write(@Nullable HealthCheck check) {
        return check == null
                ? null
                : Trees.map(
                        "test",
                        check.test(),
                        "interval_seconds",
                        check.interval().toSeconds(),
                        "timeout_seconds",
                        check.timeout().toSeconds(),
                        "retries",
                        check.retries(),
                        "start_period_seconds",
                        check.startPeriod().toSeconds());
    }

    private static @Nullable Volume volume(Tree tree) {
        String source = tree.text("source");
        String target = tree.required("target", tree.text("target"));
        Boolean isReadOnly = tree.truth("read_only");
        tree.refuseOthers();
        return target == null
                ? null
                : tree.build(() -> new Volume(orElse(source, ""), target, orElse(isReadOnly, false)));
    }

    private static Map<String, Object> write(Volume volume) {
        return Trees.map("source", volume.source(), "target", volume.target(), "read_only", volume.isReadOnly());
    }
}
