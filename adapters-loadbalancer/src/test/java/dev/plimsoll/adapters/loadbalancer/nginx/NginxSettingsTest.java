package dev.plimsoll.adapters.loadbalancer.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class NginxSettingsTest {
    @Test
    void all_that_is_wrong_is_told_at_once() {
        NginxReload reload = new NginxReload.Signal(Path.of("/run/nginx.pid"));

        assertThat(problemsOf(() -> new NginxSettings(Path.of("web.conf"), List.of(), reload)))
                .containsExactly("include");
        assertThat(problemsOf(() -> new NginxReload.Signal(Path.of("nginx.pid"))))
                .containsExactly("pid_file");
        assertThat(problemsOf(() -> new NginxReload.Command(List.of(), Duration.ofDays(1))))
                .containsExactly("command", "drain");
    }

    @Test
    void what_is_written_is_read_back() {
        Map<ContainerId, Endpoint> servers = Map.of(
                new ContainerId("b"), new Endpoint("fd00::3", 80),
                new ContainerId("a"), new Endpoint("172.18.0.3", 8080));

        String text = IncludeFile.text(servers);

        assertThat(text).isEqualTo("""
            # Written by Plimsoll: changes are lost.
            server 172.18.0.3:8080; # a
            server [fd00::3]:80; # b
            """);
        assertThat(IncludeFile.servers(text)).isEqualTo(servers);
        assertThat(IncludeFile.servers(IncludeFile.text(Map.of()))).isEmpty();
    }

    @Test
    void a_command_that_takes_too_long_is_ended() {
        Shell shell = new Shell(Duration.ofMillis(100));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> shell.run(List.of("tail", "-f", "/dev/null")))
                .withMessageContaining("took more than 100 ms");
    }

    private static List<String> problemsOf(ThrowingCallable settings) {
        InvalidSettings refused = catchThrowableOfType(InvalidSettings.class, settings);
        return refused.problems().stream().map(Problem::path).toList();
    }
}
