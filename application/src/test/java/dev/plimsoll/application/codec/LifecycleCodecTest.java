package dev.plimsoll.application.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.application.lifecycle.HookResult;
import dev.plimsoll.application.lifecycle.HookWork;
import dev.plimsoll.application.lifecycle.LifecycleHook;
import dev.plimsoll.application.lifecycle.Transition;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LifecycleCodecTest {
    private static final TargetId WEB = new TargetId(new AppId(AppKind.COMPOSE, "shop"), "web");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void a_hook_needs_a_name_a_transition_and_something_to_do() {
        assertThat(problems(Map.of()))
                .containsExactlyInAnyOrder("name is required", "transition is required", "url " + either());
        assertThat(problems(Map.of("name", "a.b", "transition", "stopping", "url", "ftp://x", "command", List.of())))
                .containsExactlyInAnyOrder(
                        "name must be 1 to 64 letters, digits, _ and -, and begin with a letter or a digit",
                        "transition must be one of launching, terminating",
                        "url " + either(),
                        "url must be like https://example.com/hook, without a user, a password or a fragment");
    }

    @Test
    void what_is_of_the_wrong_type_or_out_of_range_is_told_at_its_key() {
        assertThat(problems(Trees.map(
                        "name", 7,
                        "transition", "launching",
                        "command", "rm -rf",
                        "heartbeat_timeout_seconds", 7201,
                        "default_result", "continue")))
                .containsExactlyInAnyOrder(
                        "name must be a text",
                        "command must be a list",
                        "heartbeat_timeout_seconds must be from 1 to 7200",
                        "default_result must be CONTINUE or ABANDON");
        assertThat(problems(Map.of("name", "x", "transition", "launching", "command", List.of(" "))))
                .containsExactly("command must begin with a program");
    }

    @Test
    void the_defaults_are_those_of_aws() {
        LifecycleHook hook = read(Map.of("name", "warm", "transition", "launching", "url", "https://example.com/x"));

        assertThat(hook.heartbeat()).isEqualTo(Duration.ofMinutes(5));
        assertThat(hook.defaultResult()).isEqualTo(HookResult.ABANDON);
        assertThat(hook.work()).isInstanceOfSatisfying(HookWork.Callback.class, callback -> {
            assertThat(callback.url()).isEqualTo("https://example.com/x");
            assertThat(callback.secret()).matches("[0-9a-f]{64}");
            assertThat(callback.toString()).doesNotContain(callback.secret());
        });
    }

    @Test
    void what_is_written_is_read_back_the_same() {
        LifecycleHook call = read(Map.of("name", "warm", "transition", "launching", "url", "https://example.com/x"));
        LifecycleHook run = read(Map.of(
                "name", "bye",
                "transition", "terminating",
                "command", List.of("sh", "-c", ""),
                "heartbeat_timeout_seconds", 5,
                "default_result", "CONTINUE"));

        for (LifecycleHook hook : List.of(call, run)) {
            assertThat(LifecycleCodec.readStored(WEB, LifecycleCodec.write(hook), NOON))
                    .isEqualTo(hook);
        }
    }

    @Test
    void a_change_keeps_what_it_does_not_name() {
        LifecycleHook hook = read(Map.of("name", "warm", "transition", "launching", "url", "https://example.com/x"));

        LifecycleHook changed = LifecycleCodec.readChanged(hook, Map.of("url", "https://example.com/y"));
        assertThat(changed.work())
                .isEqualTo(new HookWork.Callback("https://example.com/y", ((HookWork.Callback) hook.work()).secret()));
        assertThat(LifecycleCodec.readChanged(changed, Map.of("url", "https://example.com/x")))
                .isEqualTo(hook);
        assertThat(LifecycleCodec.readChanged(hook, Map.of("command", List.of("true")))
                        .work())
                .isEqualTo(new HookWork.Command(List.of("true")));
        assertThat(changed(hook, Map.of("name", "x", "transition", Transition.TERMINATING.text())))
                .containsExactlyInAnyOrder("name cannot be changed", "transition cannot be changed");
    }

    private static String either() {
        return "must be given, or command, and not both";
    }

    private static LifecycleHook read(Map<String, Object> fields) {
        return LifecycleCodec.readNew(WEB, fields, NOON);
    }

    private static List<String> problems(Map<String, Object> fields) {
        return words(catchThrowableOfType(InvalidSettings.class, () -> read(fields)));
    }

    private static List<String> changed(LifecycleHook hook, Map<String, Object> fields) {
        return words(catchThrowableOfType(InvalidSettings.class, () -> LifecycleCodec.readChanged(hook, fields)));
    }

    private static List<String> words(InvalidSettings refused) {
        return refused.problems().stream().map(LifecycleCodecTest::words).toList();
    }

    private static String words(Problem problem) {
        return problem.path() + " " + problem.message();
    }
}
