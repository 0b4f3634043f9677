package dev.plimsoll.application.codec;

import static dev.plimsoll.application.codec.Trees.orElse;

import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.decision.ScalingMemory.Action;
import dev.plimsoll.domain.decision.ScalingMemory.Recommended;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an autoscaler remembers, as a tree for storage.
public final class MemoryCodec {
    private MemoryCodec() {}

    public static Map<String, Object> write(ScalingMemory memory) {
        return Trees.map(
                "recommendations",
                        memory.recommendations().stream()
                                .map(it -> Trees.map("at", it.at().toString(), "count", it.count()))
                                .toList(),
                "actions",
                        memory.actions().stream()
                                .map(it -> Trees.map(
                                        "at", it.at().toString(),
                                        "from", it.from(),
                                        "to", it.to(),
                                        "wish", it.wish()))
                                .toList());
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws dev.plimsoll.domain.validation.InvalidSettings when it is damaged
    public static ScalingMemory read(Map<?, ?> root) {
        Tree tree = Tree.of(root);
        List<Recommended> recommendations =
                orElse(tree.objects("recommendations", MemoryCodec::readRecommended), List.of());
        List<Action> actions = orElse(tree.objects("actions", MemoryCodec::readAction), List.of());
        tree.refuse();
        return new ScalingMemory(recommendations, actions);
    }

    private static @Nullable Recommended readRecommended(Tree tree) {
        Instant at = instant(tree);
        Integer count = Trees.required(tree, "count", tree.whole("count"));
        return at == null || count == null ? null : new Recommended(at, count);
    }

    private static @Nullable Action readAction(Tree tree) {
        Instant at = instant(tree);
        Integer from = Trees.required(tree, "from", tree.whole("from"));
        Integer to = Trees.required(tree, "to", tree.whole("to"));
        Integer wish = Trees.required(tree, "wish", tree.whole("wish"));
        return at == null || from == null || to == null || wish == null ? null : new Action(at, from, to, wish);
    }

    private static @Nullable Instant instant(Tree tree) {
        String text = Trees.required(tree, "at", tree.text("at"));
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException _) {
            tree.problem("at", "must be a date");
            return null;
        }
    }
}
