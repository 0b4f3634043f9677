package dev.plimsoll.adapters.docker.metrics;

import dev.plimsoll.domain.fleet.ContainerId;
import java.util.stream.Stream;

/// Where Docker puts a container below the root of a cgroup tree, by driver and `cgroup_parent`.
final class CgroupPaths {
    private static final String SLICE = ".slice";

    private CgroupPaths() {}

    static Stream<String> of(ContainerId id, String parent) {
        String above = parent.replaceFirst("^/", "");
        if (above.isEmpty()) {
            return Stream.of("docker/" + id.value(), "system.slice/" + scope(id));
        }
        return Stream.of(
                above + "/" + id.value(),
                above.endsWith(SLICE) ? expanded(above) + scope(id) : "system.slice/" + above + "/" + scope(id));
    }

    private static String scope(ContainerId id) {
        return "docker-" + id.value() + ".scope";
    }

    /// systemd nests slices by the dashes in their names: `a-b.slice` is in `a.slice/a-b.slice/`.
    private static String expanded(String slice) {
        String name = slice.substring(0, slice.length() - SLICE.length());
        StringBuilder path = new StringBuilder();
        for (int dash = name.indexOf('-'); dash >= 0; dash = name.indexOf('-', dash + 1)) {
            path.append(name, 0, dash).append(SLICE).append('/');
        }
        return path.append(slice).append('/').toString();
    }
}
