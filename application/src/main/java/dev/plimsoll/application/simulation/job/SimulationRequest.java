package dev.plimsoll.application.simulation.job;

import dev.plimsoll.application.codec.SettingsCodec;
import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.application.simulation.BurstyArrivals;
import dev.plimsoll.application.simulation.Conditions;
import dev.plimsoll.application.simulation.Contender;
import dev.plimsoll.application.simulation.Demand;
import dev.plimsoll.application.simulation.LoadTrace;
import dev.plimsoll.application.simulation.Workload;
import dev.plimsoll.application.simulation.autoscaler.SimulatedAutoscaler;
import dev.plimsoll.application.simulation.peer.Peers;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is to be simulated, as people write it:
///
/// ```json
/// {"trace": [[0, 120], [60, 180.5], [120, 90]], "autoscaler": {"min_containers": 1, "max_containers": 20,
///  "metric": "cpu", "target": 0.7}, "startup_seconds": 30, "period_seconds": 15, "capacity": 100, "burst": 10,
///  "peers": ["oracle", "hpa-rps"]}
/// ```
///
/// - All but the [RequestedLoad] may be left out. `peers` are all of them then, and the autoscaler is [Lineup]'s.
/// - A load lasts at most 14 days and has at most 50 000 rows, so that a simulation fits beside the service.
/// - Errors: [InvalidSettings] with every problem and its path.
///
/// @param contenders ours first
public record SimulationRequest(RequestedLoad load, Conditions conditions, double burst, List<Contender> contenders) {
    /// The longest load.
    public static final Duration LONGEST = Duration.ofDays(14);

    /// The name of the request's autoscaler among the contenders, and its key.
    public static final String OURS = "autoscaler";

    private static final String PEERS = "peers";
    private static final int MOST_ROWS = 50_000;

    public SimulationRequest {
        contenders = List.copyOf(contenders);
    }

    /// Reads what there is.
    public static SimulationRequest read(Map<?, ?> fields) {
        Tree tree = Tree.of(fields);
        RequestedLoad load = RequestedLoad.read(tree, fields);
        Conditions conditions = conditions(tree);
        double burst = Trees.orElse(tree.number("burst"), 0.0);
        var _ = tree.build(() -> BurstyArrivals.checked(burst));
        List<Contender> contenders = Lineup.of(autoscaler(tree, fields), peers(tree));
        tree.refuseOthers();
        tree.refuse();
        if (load == null || conditions == null) {
            throw new IllegalStateException("a tree without problems has a load and conditions");
        }
        return new SimulationRequest(load, conditions, burst, contenders);
    }

    /// The load in steps, with its bursts.
    ///
    /// @param trace what [#load] came to
    public Workload workload(LoadTrace trace) {
        if (trace.rows() > MOST_ROWS) {
            throw wrong("must have at most " + MOST_ROWS + " rows");
        }
        if (trace.seconds() > LONGEST.toSeconds()) {
            throw wrong("must not last longer than " + LONGEST.toDays() + " days");
        }
        try {
            Workload workload = BurstyArrivals.of(trace.inStepsOf(conditions.step()), burst);
            var _ = Demand.of(workload, conditions); // refuses what no fleet could serve
            return workload;
        } catch (InvalidSettings refused) {
            throw wrong(refused.problems().getFirst().message());
        }
    }

    private InvalidSettings wrong(String message) {
        return new InvalidSettings(List.of(new Problem(load.key(), message)));
    }

    private static @Nullable Conditions conditions(Tree tree) {
        Conditions usual = Conditions.DEFAULT;
        Duration startUp = Trees.orElse(tree.seconds("startup_seconds"), usual.startUp());
        Duration period = Trees.orElse(tree.seconds("period_seconds"), usual.period());
        double capacity = Trees.orElse(tree.number("capacity"), usual.capacity());
        return tree.build(
                () -> usual.startingUpIn(startUp).asking(period).serving(capacity),
                path -> path.equals("capacity") ? path : path + "_seconds");
    }

    private static Optional<Contender> autoscaler(Tree tree, Map<?, ?> fields) {
        Tree inside = tree.object(OURS);
        return inside != null && fields.get(OURS) instanceof Map<?, ?> settings
                ? Optional.ofNullable(inside.build(() -> SimulatedAutoscaler.contender(
                        OURS, SettingsCodec.readNew(settings, Behavior.DEFAULT, SimulatedAutoscaler.METRICS))))
                : Optional.empty();
    }

    private static List<Contender> peers(Tree tree) {
        List<String> names = tree.texts(PEERS);
        if (names == null) {
            return Peers.ALL;
        }
        List<Contender> found = new ArrayList<>();
        for (int index = 0; index < names.size(); index++) {
            String name = names.get(index);
            String place = PEERS + "[" + index + "]";
            Peers.ALL.stream()
                    .filter(peer -> peer.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(found::add, () -> tree.problem(place, "must be one of " + known()));
            if (names.indexOf(name) < index) {
                tree.problem(place, "is there twice");
            }
        }
        return found;
    }

    private static String known() {
        return Peers.ALL.stream().map(Contender::name).collect(Collectors.joining(", "));
    }
}
