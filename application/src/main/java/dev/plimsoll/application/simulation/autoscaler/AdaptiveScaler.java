package dev.plimsoll.application.simulation.autoscaler;

import dev.plimsoll.application.simulation.Conditions;
import dev.plimsoll.application.simulation.Contender;
import dev.plimsoll.application.simulation.Past;
import dev.plimsoll.application.simulation.Scaler;
import dev.plimsoll.domain.adaptive.AdaptivePlanner;
import dev.plimsoll.domain.adaptive.ServiceModel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The planner of `adaptive` in a simulation, which tells it what a container serves and how long it takes to start.
///
/// - Example: `Comparison.of(workload, conditions, List.of(AdaptiveScaler.CONTENDER), UNHEARD)`.
public final class AdaptiveScaler implements Scaler {
    /// Takes part in comparisons.
    public static final Contender CONTENDER = Contender.asked("adaptive", AdaptiveScaler::new);

    private final Conditions conditions;
    private @Nullable AdaptivePlanner planner;
    private int seen;

    public AdaptiveScaler(Conditions conditions) {
        this.conditions = conditions;
    }

    @Override
    public Duration period() {
        return conditions.period();
    }

    @Override
    public int decide(Past past) {
        AdaptivePlanner known = planner == null ? new AdaptivePlanner(model(past)) : planner;
        planner = known;
        for (; seen < past.step(); seen++) {
            known.observe(past.loadAt(seen));
        }
        return known.plan(past.fleet().current()).count();
    }

    private ServiceModel model(Past past) {
        return new ServiceModel(
                conditions.step(),
                conditions.period(),
                past.start(),
                conditions.capacity() * conditions.slo(),
                conditions.startUp(),
                conditions.min(),
                conditions.max());
    }
}
