package dev.plimsoll.domain.policy;

/// What the number of a step means. The words are those of AWS.
public enum AdjustmentType {
    /// So many containers more, or less.
    CHANGE_IN_CAPACITY,
    /// So many containers.
    EXACT_CAPACITY,
    /// So many percent of the warm containers more, or less.
    PERCENT_CHANGE_IN_CAPACITY
}
