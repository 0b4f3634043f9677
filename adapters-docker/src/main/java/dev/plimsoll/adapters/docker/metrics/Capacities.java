package dev.plimsoll.adapters.docker.metrics;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How much traffic counts as full, for each container, in bytes a second. No engine tells it, so people do.
///
/// @param network null when nobody said it, and then its metric is not known; as with `disk`
public record Capacities(@Nullable Long network, @Nullable Long disk) {
    public static final Capacities NONE = new Capacities(null, null);

    /// What can be expressed as a fraction.
    Set<Measure> measures() {
        EnumSet<Measure> measures = EnumSet.allOf(Measure.class);
        measures.removeIf(measure ->
                (measure == Measure.NETWORK && network == null) || (measure == Measure.DISK_IO && disk == null));
        return Collections.unmodifiableSet(measures);
    }
}
