package dev.plimsoll.application.codec;

import static dev.plimsoll.application.codec.tree.Trees.orElse;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.decision.ScalingMemory.Action;
import dev.plimsoll.domain.decision.ScalingMemory.Recommended;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an autoscaler remembers, as a tree for storage.
///
/// Older versions wrote neither `recommended_at` (then it is when the newest recommendation was made) nor
/// `active_at`, `activated_at` and `signals`.
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
                                .toList(),
                "recommended_at", text(memory.recommendedAt()),
                "active_at", text(memory.activeAt()),
                "activated_at", text(memory.activatedAt()),
                "signals", writeSignals(memory.signals()));
    }

    /// Reads what [#write] wrote, now or in an older version.
    ///
    /// @throws dev.plimsoll.domain.validation.InvalidSettings when it is damaged
    public static ScalingMemory read(Map<?, ?> root) {
        Tree tree = Tree.of(root);
        List<Recommended> recommendations =
                orElse(tree.objects("recommendations", MemoryCodec::readRecommended), List.of());
        List<Action> actions = orElse(tree.objects("actions", MemoryCodec::readAction), List.of());
        Instant written = tree.instant("recommended_at");
        Instant newest =
                recommendations.isEmpty() ? null : recommendations.getLast().at();
        boolean isOld = written == null && !tree.isNull("recommended_at");
        Instant activeAt = tree.instant("active_at");
        Instant activatedAt = tree.instant("activated_at");
        Map<String, Instant> signals = readSignals(tree.object("signals"));
        tree.refuse();
        return new ScalingMemory(recommendations, actions, isOld ? newest : written, activeAt, activatedAt, signals);
    }

    private static @Nullable Recommended readRecommended(Tree tree) {
        Instant at = tree.required("at", tree.instant("at"));
        Integer count = tree.required("count", tree.whole("count"));
        return at == null || count == null ? null : new Recommended(at, count);
    }

    private static @Nullable Action readAction(Tree tree) {
        Instant at = tree.required("at", tree.instant("at"));
        Integer from = tree.required("from", tree.whole("from"));
        Integer to = tree.required("to", tree.whole("to"));
        Integer wish = tree.required("wish", tree.whole("wish"));
        return at == null || from == null || to == null || wish == null ? null : new Action(at, from, to, wish);
    }

    private static Map<String, Object> writeSignals(Map<String, Instant> signals) {
        Map<String, Object> tree = new HashMap<>();
        signals.forEach((event, at) -> tree.put(event, at.toString()));
        return tree;
    }

    private static Map<String, Instant> readSignals(@Nullable Tree tree) {
        Map<String, Instant> signals = new HashMap<>();
        if (tree != null) {
            for (String event : tree.keys()) {
                Instant at = tree.required(event, tree.instant(event));
                if (at != null) {
                    signals.put(event, at);
                }
            }
        }
        return signals;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
