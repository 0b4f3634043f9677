package dev.plimsoll.bootstrap.architecture.bad.policy;

/// Stands for the interface of policies.
public interface Policy {
    int recommend();
}
