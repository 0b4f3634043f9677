package dev.plimsoll.application.access;

/// What the bearer of a token may do; from the viewer on each role includes the ones before it.
public enum Role {
    /// Push metrics of one app, and nothing else.
    PUSHER,
    /// Read everything.
    VIEWER,
    /// Change autoscalers and scale.
    OPERATOR,
    /// Everything, tokens and whatever can give root on the host included.
    ADMIN
}
