package dev.plimsoll.adapters.loadbalancer.nginx;

import dev.plimsoll.domain.validation.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How nginx is told to read its configuration again, and so how it is known when a container is drained.
public sealed interface NginxReload {
    /// By a signal to its master on this machine: a container is drained when the workers from before are
    /// gone, which nginx lets end what they have.
    ///
    /// @param pidFile where nginx writes the number of its master, such as `/run/nginx.pid`
    record Signal(Path pidFile) implements NginxReload {
        public Signal {
            new Problems()
                    .check(pidFile.isAbsolute(), "pid_file", "must be an absolute path")
                    .refuse();
        }
    }

    /// By a command, such as `docker exec proxy nginx -s reload`, where its processes cannot be seen: a
    /// container is drained when time enough has passed.
    ///
    /// @param drain for how long requests may take
    record Command(List<String> command, Duration drain) implements NginxReload {
        private static final Duration LONGEST = Duration.ofHours(1);

        public Command {
            command = List.copyOf(command);
            new Problems()
                    .check(!command.isEmpty(), "command", "must not be empty")
                    .check(!drain.isNegative() && drain.compareTo(LONGEST) <= 0, "drain", "must be between 0 s and 1 h")
                    .refuse();
        }
    }
}
