package dev.plimsoll.application.codec;

import static dev.plimsoll.application.codec.tree.Trees.orElse;

import dev.plimsoll.application.access.Secrets;
import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.application.lifecycle.HookResult;
import dev.plimsoll.application.lifecycle.HookWork;
import dev.plimsoll.application.lifecycle.LifecycleAction;
import dev.plimsoll.application.lifecycle.LifecycleHook;
import dev.plimsoll.application.lifecycle.Transition;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lifecycle hooks as trees, as clients send and stores keep them, and actions as receivers get them.
public final class LifecycleCodec {
    private static final String NAME = "name";
    private static final String TRANSITION = "transition";
    private static final String URL = "url";
    private static final String COMMAND = "command";
    private static final String HEARTBEAT = "heartbeat_timeout_seconds";
    private static final String DEFAULT_RESULT = "default_result";
    private static final String RESULT = "result";
    private static final String SECRET = "secret";
    private static final String EITHER = "must be given, or command, and not both";
    private static final int MOST_WORDS = 100;
    private static final int LONGEST_COMMAND = 10_000;

    /// Takes the place of what is wrong until all problems are found.
    private static final HookWork NOTHING = new HookWork.Command(List.of());

    private LifecycleCodec() {}

    /// Reads the fields of a new hook, and makes a secret where it needs one.
    ///
    /// @throws dev.plimsoll.domain.validation.InvalidSettings with every problem and its path
    public static LifecycleHook readNew(TargetId target, Map<?, ?> fields, Instant now) {
        Tree tree = Tree.of(fields);
        String name = tree.required(NAME, tree.text(NAME));
        Transition transition = tree.required(TRANSITION, tree.choice(TRANSITION, Transition.class));
        HookWork work = work(tree, Secrets.random());
        if (work == null) {
            tree.problem(URL, EITHER);
        }
        LifecycleHook blank = new LifecycleHook(
                target,
                "blank",
                orElse(transition, Transition.LAUNCHING),
                orElse(work, NOTHING),
                LifecycleHook.USUAL_HEARTBEAT,
                HookResult.ABANDON,
                now);
        return read(tree, blank, orElse(name, blank.name()), blank.work());
    }

    /// Lays the given fields over the present ones. Name and transition stay.
    ///
    /// @throws dev.plimsoll.domain.validation.InvalidSettings with every problem and its path
    public static LifecycleHook readChanged(LifecycleHook present, Map<?, ?> fields) {
        Tree tree = Tree.of(fields);
        String name = tree.text(NAME);
        if (name != null && !name.equals(present.name())) {
            tree.problem(NAME, "cannot be changed");
        }
        Transition transition = tree.choice(TRANSITION, Transition.class);
        if (transition != null && transition != present.transition()) {
            tree.problem(TRANSITION, "cannot be changed");
        }
        String secret = present.work() instanceof HookWork.Callback(var _, String known) ? known : Secrets.random();
        return read(tree, present, present.name(), orElse(work(tree, secret), present.work()));
    }

    /// Reads what [#write] wrote.
    public static LifecycleHook readStored(TargetId target, Map<?, ?> fields, Instant createdAt) {
        Tree tree = Tree.of(fields);
        LifecycleHook blank = new LifecycleHook(
                target,
                "blank",
                orElse(tree.choice(TRANSITION, Transition.class), Transition.LAUNCHING),
                orElse(work(tree, orElse(tree.text(SECRET), "")), NOTHING),
                LifecycleHook.USUAL_HEARTBEAT,
                HookResult.ABANDON,
                createdAt);
        return read(tree, blank, orElse(tree.text(NAME), ""), blank.work());
    }

    private static LifecycleHook read(Tree tree, LifecycleHook present, String name, HookWork work) {
        var heartbeat = orElse(tree.seconds(HEARTBEAT), present.heartbeat());
        HookResult result = orElse(result(tree, DEFAULT_RESULT), present.defaultResult());
        LifecycleHook read = tree.build(() -> new LifecycleHook(
                present.target(), name, present.transition(), work, heartbeat, result, present.createdAt()));
        tree.refuse();
        return Objects.requireNonNull(read);
    }

    /// What it does; null when nothing is said of that.
    private static @Nullable HookWork work(Tree tree, String secret) {
        String url = tree.text(URL);
        List<String> command = tree.texts(COMMAND);
        if (url != null && command != null) {
            tree.problem(URL, EITHER);
        }
        if (url != null) {
            if (!NotifierCodec.isUrl(url)) {
                tree.problem(URL, "must be like https://example.com/hook, without a user, a password or a fragment");
            }
            return new HookWork.Callback(url, secret);
        }
        if (command != null) {
            check(tree, command);
            return new HookWork.Command(command);
        }
        // What is of the wrong type is told at its own key.
        return tree.has(URL) || tree.has(COMMAND) ? NOTHING : null;
    }

    private static void check(Tree tree, List<String> command) {
        int length = command.stream().mapToInt(String::length).sum();
        if (command.isEmpty() || command.getFirst().isBlank()) {
            tree.problem(COMMAND, "must begin with a program");
        } else if (command.size() > MOST_WORDS || length > LONGEST_COMMAND) {
            tree.problem(
                    COMMAND, "must be at most %d texts of %d characters in all".formatted(MOST_WORDS, LONGEST_COMMAND));
        }
    }

    private static @Nullable HookResult result(Tree tree, String key) {
        String text = tree.text(key);
        HookResult result = text == null ? null : HookResult.of(text).orElse(null);
        if (text != null && result == null) {
            tree.problem(key, "must be CONTINUE or ABANDON");
        }
        return result;
    }

    /// Reads how a client or a receiver says that an action ended.
    ///
    /// @throws dev.plimsoll.domain.validation.InvalidSettings when it says nothing, or something else
    public static HookResult readResult(Map<?, ?> fields) {
        Tree tree = Tree.of(fields);
        HookResult result = tree.required(RESULT, result(tree, RESULT));
        tree.refuse();
        return Objects.requireNonNull(result);
    }

    /// The fields with the secret, for stores.
    public static Map<String, Object> write(LifecycleHook hook) {
        Map<String, Object> fields = Trees.map(
                NAME,
                hook.name(),
                TRANSITION,
                hook.transition().text(),
                HEARTBEAT,
                hook.heartbeat().toSeconds(),
                DEFAULT_RESULT,
                hook.defaultResult().name());
        switch (hook.work()) {
            case HookWork.Callback(String url, String secret) -> {
                fields.put(URL, url);
                fields.put(SECRET, secret);
            }
            case HookWork.Command(List<String> words) -> fields.put(COMMAND, words);
        }
        return fields;
    }

    /// What a receiver is told of an action. A repetition is the same, letter by letter.
    public static Map<String, Object> call(LifecycleHook hook, LifecycleAction action) {
        String path = "/v1/apps/%s/lifecycle_actions/%s/"
                .formatted(action.target().app().hex(), action.id());
        return Trees.map(
                "id",
                action.id(),
                "hook",
                action.hook(),
                "app",
                action.target().app().name(),
                "app_id",
                action.target().app().hex(),
                "container_type",
                action.target().containerType(),
                "container",
                Trees.map("id", action.container().value(), "name", action.containerName()),
                TRANSITION,
                action.transition().text(),
                "begun_at",
                action.begunAt().toString(),
                HEARTBEAT,
                hook.heartbeat().toSeconds(),
                DEFAULT_RESULT,
                hook.defaultResult().name(),
                "complete_path",
                path + "complete",
                "heartbeat_path",
                path + "heartbeat");
    }
}
