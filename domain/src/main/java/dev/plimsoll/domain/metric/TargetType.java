package dev.plimsoll.domain.metric;

/// What a target is compared with. The words are those of Kubernetes HPA.
public enum TargetType {
    /// The use of all containers as a share of what they may use together; target 0.6 is 60 %.
    UTILIZATION,
    /// The mean of the containers' values.
    AVERAGE,
    /// One value for the whole fleet, which the fleet's size should bring to the target (`Value`).
    TOTAL,
    /// One value for the whole fleet, of which each container should carry the target (`AverageValue`).
    TOTAL_PER_CONTAINER;

    /// Whether it is measured in containers, so that an empty fleet has no value.
    public boolean isPerContainer() {
        return switch (this) {
            case UTILIZATION, AVERAGE -> true;
            case TOTAL, TOTAL_PER_CONTAINER -> false;
        };
    }
}
