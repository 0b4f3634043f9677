package dev.plimsoll.domain.decision;

/// What one policy answers.
public sealed interface Recommendation {
    Reason reason();

    /// This many containers should run.
    record Propose(int count, Reason reason) implements Recommendation {}

    /// The policy's data is missing: it says nothing, and nothing is scaled in meanwhile.
    record Abstain(Reason reason) implements Recommendation {}
}
