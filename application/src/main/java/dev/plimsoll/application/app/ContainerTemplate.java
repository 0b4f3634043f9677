package dev.plimsoll.application.app;

import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the containers of a type are made from. Nothing in it belongs to one container alone.
///
/// @param command what runs instead of the image's own command; empty for that one
/// @param env variables by name
/// @param healthCheck null for that of the image
/// @param networks the names of networks that are there already; empty for the app's own
/// @param stopGrace how long a container may take to stop; null for as long as the image says
/// @param restart what the engine does when a container ends by itself
public record ContainerTemplate(
        ImageName image,
        List<String> command,
        Map<String, String> env,
        List<PortMapping> ports,
        Limits limits,
        @Nullable HealthCheck healthCheck,
        Map<String, String> labels,
        List<String> networks,
        List<Volume> volumes,
        boolean isPrivileged,
        @Nullable Duration stopGrace,
        Restart restart) {
    /// What begins so says to whom containers belong, and is not for people to write.
    private static final List<String> RESERVED = List.of("dev.plimsoll.", "com.docker.");

    private static final Pattern VARIABLE = Pattern.compile("[^=\\s\\x00]+");
    private static final Pattern NETWORK = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");
    private static final List<String> BUILT_IN = List.of("default", "bridge", "host", "none", "ingress");

    private static final Duration LONGEST_GRACE = Duration.ofHours(1);

    public ContainerTemplate {
        command = List.copyOf(command);
        env = Collections.unmodifiableMap(new TreeMap<>(env));
        ports = List.copyOf(ports);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        networks = List.copyOf(networks);
        volumes = List.copyOf(volumes);
        Problems problems = new Problems();
        for (String name : env.keySet()) {
            problems.check(VARIABLE.matcher(name).matches(), "env." + name, "is no name of a variable");
        }
        for (String label : labels.keySet()) {
            boolean isFree = !label.isBlank() && RESERVED.stream().noneMatch(label::startsWith);
            problems.check(isFree, "labels." + label, "is reserved");
        }
        for (int index = 0; index < networks.size(); index++) {
            String network = networks.get(index);
            boolean isName = NETWORK.matcher(network).matches() && !BUILT_IN.contains(network);
            problems.check(isName, "networks[" + index + "]", "must be the name of a network that somebody made");
        }
        problems.check(new HashSet<>(networks).size() == networks.size(), "networks", "must not name one twice");
        boolean isGrace = stopGrace == null || (!stopGrace.isNegative() && stopGrace.compareTo(LONGEST_GRACE) <= 0);
        problems.check(isGrace, "stop_grace_seconds", "must be from 0 to 3600");
        long places = volumes.stream().map(Volume::target).distinct().count();
        problems.check(places == volumes.size(), "volumes", "must not have one target twice");
        problems.refuse();
    }

    /// A port that the host forwards.
    ///
    /// @param host the first port of the host, from 0; 0 lets the engine choose one for each container
    /// @param hostTo the last port of a range, of which each container has one; the same as `host`
    ///     without a range
    /// @param hostIp the address of the host; empty for all
    public record PortMapping(int container, Protocol protocol, int host, int hostTo, String hostIp) {
        private static final int HIGHEST = 65_535;
        private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{0,45}");

        public PortMapping {
            new Problems()
                    .check(container >= 1 && container <= HIGHEST, "container_port", "must be from 1 to 65535")
                    .check(host >= 0 && host <= HIGHEST, "host_port", "must be from 0 to 65535")
                    .check(hostTo >= host && hostTo <= HIGHEST, "host_port_to", "must be from host_port to 65535")
                    .check(host > 0 || hostTo == 0, "host_port_to", "must be without a host_port of 0")
                    .check(ADDRESS.matcher(hostIp).matches(), "host_ip", "must be an IP address")
                    .refuse();
        }

        /// As the engine writes it: `8080`, `8000-8010`, or nothing when it is to choose.
        public String hostPorts() {
            if (host == 0) {
                return "";
            }
            return host == hostTo ? String.valueOf(host) : host + "-" + hostTo;
        }
    }

    /// What goes through a port.
    public enum Protocol {
        TCP,
        UDP
    }

    /// What a container may use; null is no limit.
    ///
    /// @param cpus in cores, such as 0.5
    public record Limits(
            @Nullable Long memoryBytes, @Nullable Double cpus) {
        /// The least with which the engine starts a container.
        private static final long LEAST_MEMORY = 6L * 1024 * 1024;

        private static final double LEAST_CPUS = 0.01;

        public static final Limits NONE = new Limits(null, null);

        public Limits {
            new Problems()
                    .check(memoryBytes == null || memoryBytes >= LEAST_MEMORY, "memory_bytes", "must be at least 6 MiB")
                    .check(
                            cpus == null || (cpus >= LEAST_CPUS && Double.isFinite(cpus)),
                            "cpus",
                            "must be at least 0.01")
                    .refuse();
        }
    }

    /// How the engine finds out whether a container is fit to serve.
    ///
    /// @param test `CMD` and words, `CMD-SHELL` and a line, or `NONE` for none at all
    public record HealthCheck(
            List<String> test, Duration interval, Duration timeout, int retries, Duration startPeriod) {
        private static final List<String> KINDS = List.of("CMD", "CMD-SHELL", "NONE");
        private static final Duration LONGEST = Duration.ofHours(1);

        public HealthCheck {
            test = List.copyOf(test);
            boolean isTest = !test.isEmpty()
                    && KINDS.contains(test.getFirst())
                    && (test.size() > 1 || test.getFirst().equals("NONE"));
            new Problems()
                    .check(isTest, "test", "must be CMD and words, CMD-SHELL and a line, or NONE")
                    .check(isAllowed(interval) && !interval.isZero(), "interval_seconds", "must be from 1 to 3600")
                    .check(isAllowed(timeout) && !timeout.isZero(), "timeout_seconds", "must be from 1 to 3600")
                    .check(retries >= 1 && retries <= 100, "retries", "must be from 1 to 100")
                    .check(isAllowed(startPeriod), "start_period_seconds", "must be from 0 to 3600")
                    .refuse();
        }

        private static boolean isAllowed(Duration duration) {
            return !duration.isNegative() && duration.compareTo(LONGEST) <= 0;
        }
    }

    /// Files that outlive a container, or come from outside.
    ///
    /// @param source a folder or file of the host when it begins with `/`, else the name of a volume of the
    ///     app; when it is empty each container has a volume of its own
    public record Volume(String source, String target, boolean isReadOnly) {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");
        private static final Pattern PLAIN = Pattern.compile("/[^:\\x00]*");

        public Volume {
            boolean isSource = source.isEmpty()
                    || NAME.matcher(source).matches()
                    || PLAIN.matcher(source).matches();
            boolean isTarget = PLAIN.matcher(target).matches() && target.length() > 1;
            new Problems()
                    .check(isSource, "source", "must be an absolute path, the name of a volume, or empty")
                    .check(isTarget, "target", "must be an absolute path")
                    .refuse();
        }

        /// Whether it gives a container files of the host.
        public boolean isBind() {
            return source.startsWith("/");
        }
    }

    /// What the engine does when a container ends by itself.
    public enum Restart {
        /// Nothing: whoever holds the count replaces it.
        NO,
        /// Starts it again, also after the machine was off, unless it was stopped.
        UNLESS_STOPPED
    }
}
