package dev.plimsoll.adapters.loadbalancer.nginx;

import dev.plimsoll.domain.validation.Problems;
import java.nio.file.Path;
import java.util.List;

/// An upstream of nginx for one target: `upstream web { include /etc/nginx/plimsoll/web.conf; }`.
///
/// ```java
/// new NginxSettings(
///         Path.of("/etc/nginx/plimsoll/web.conf"),
///         List.of("nginx", "-t"),
///         new NginxReload.Signal(Path.of("/run/nginx.pid")))
/// ```
///
/// @param include the file, which is Plimsoll's alone; its folder has to exist, and a container of nginx's
///     has to mount the folder, as the file is replaced and not changed
/// @param test the command that fails when nginx cannot use its configuration; empty where it cannot be run
/// @param reload how nginx is told
public record NginxSettings(Path include, List<String> test, NginxReload reload) {
    public NginxSettings {
        test = List.copyOf(test);
        new Problems()
                .check(include.isAbsolute() && include.getParent() != null, "include", "must be an absolute path")
                .refuse();
    }
}
