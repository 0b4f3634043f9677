package dev.plimsoll.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CommandTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Command SHELL = Command.of("sh", "-c");

    @RepeatedTest(20)
    void output_larger_than_a_pipe_is_read_whole() {
        assertThat(SHELL.with("head -c 200000 /dev/zero | tr '\\\\0' x").run(DEADLINE))
                .hasSize(200_000);
    }

    @Test
    void a_failure_tells_the_command_and_what_it_said() {
        assertThatExceptionOfType(DemoFailure.class)
                .isThrownBy(() -> SHELL.with("echo half; echo why >&2; exit 3").run(DEADLINE))
                .withMessageContainingAll("sh -c", "half", "why");
    }

    @Test
    void a_command_that_does_not_exist_is_a_failure() {
        assertThatExceptionOfType(DemoFailure.class)
                .isThrownBy(() -> Command.of("/no/such/program").run(DEADLINE))
                .withMessageContaining("/no/such/program");
    }

    @Test
    void a_command_that_takes_too_long_is_ended() {
        assertThatExceptionOfType(DemoFailure.class)
                .isThrownBy(() -> SHELL.with("exec sleep 60").run(Duration.ofMillis(50)))
                .withMessageContaining("did not end within 0.1 s");
    }

    @Test
    void arguments_are_added_at_the_end() {
        assertThat(Command.of("docker", "compose").with("up", "-d")).hasToString("docker compose up -d");
    }
}
