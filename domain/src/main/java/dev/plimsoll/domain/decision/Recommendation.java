package dev.plimsoll.domain.decision;

/// What one policy answers.
public sealed interface Recommendation {
    Reason reason();

    /// This many containers should run.
    record Propose(int count, Reason reason) implements Recommendation {}

    /// A direction without a size; where a size is needed it stands for one container.
    record Vote(Direction direction, Reason reason) implements Recommendation {}

    /// At least this many, whatever the others propose.
    record Floor(int count, Reason reason) implements Recommendation {}

    /// At most this many, whatever the others propose.
    record Ceiling(int count, Reason reason) implements Recommendation {}

    /// No scale-in now.
    record Veto(Reason reason) implements Recommendation {}

    /// No opinion now.
    record Inactive(Reason reason) implements Recommendation {}

    /// The policy's data is missing: it says nothing, and nothing is scaled in meanwhile.
    record Abstain(Reason reason) implements Recommendation {}

    /// Two answers at once: a floor and a ceiling, or a proposal and a veto.
    record Both(Recommendation one, Recommendation other) implements Recommendation {
        @Override
        public Reason reason() {
            return one.reason();
        }
    }
}
