package dev.plimsoll.domain.decision;

import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.Problems;
import java.util.Set;

/// What a behaviour asks of a whole autoscaler, beyond the rules of its directions.
public enum Style {
    /// Nothing.
    PLAIN,

    /// What Scalingo's autoscaler does: from 2 to 10 containers, metrics of the router for `web` only, and after
    /// a step no other one in its direction before the cooldown is over.
    SCALINGO;

    private static final int SCALINGO_MIN = 2;
    private static final int SCALINGO_MAX = 10;
    private static final String ROUTED = "web";

    /// Whether nothing passes a cooldown and nothing ends it.
    public boolean isCooldownStrict() {
        return switch (this) {
            case PLAIN -> false;
            case SCALINGO -> true;
        };
    }

    /// Notes bounds that are not possible in this style.
    public void check(Bounds bounds, Problems problems) {
        switch (this) {
            case PLAIN -> {
                // Bounds allow what is possible at all.
            }
            case SCALINGO ->
                problems.check(
                                bounds.min() >= SCALINGO_MIN,
                                "min_containers",
                                "must be at least set to " + SCALINGO_MIN)
                        .check(bounds.max() <= SCALINGO_MAX, "max_containers", "must be at most " + SCALINGO_MAX);
        }
    }

    /// Notes metrics that a container type does not have in this style.
    public void check(String containerType, Set<MetricName> metrics, Problems problems) {
        switch (this) {
            case PLAIN -> {
                // Whatever has a source may be read.
            }
            case SCALINGO ->
                problems.check(
                        containerType.equals(ROUTED) || metrics.stream().noneMatch(MetricName::isOfRouter),
                        "metric",
                        "is measured at the router, so for " + ROUTED + " only");
        }
    }
}
