package dev.plimsoll.application.memory;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The samples of one series from some moment on, one for each ten seconds.
public final class MemberSamples {
    private final @Nullable Member member;
    private final double[] values;

    MemberSamples(@Nullable Member member, double[] values) {
        this.member = member;
        this.values = values;
    }

    /// Whose they are; nobody's when they are of the whole fleet.
    public Optional<Member> member() {
        return Optional.ofNullable(member);
    }

    /// Those from an index to before another, as far as there are any; not a number where there is a gap.
    public double[] between(long from, long to) {
        return Arrays.copyOfRange(values, (int) Math.min(from, values.length), (int) Math.min(to, values.length));
    }

    /// All of them.
    public double[] all() {
        return values.clone();
    }
}
