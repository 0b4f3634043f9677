package dev.plimsoll.application.codec;

import dev.plimsoll.domain.decision.Measurement;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Reason.Activated;
import dev.plimsoll.domain.decision.Reason.Active;
import dev.plimsoll.domain.decision.Reason.AutoScalingDisabled;
import dev.plimsoll.domain.decision.Reason.BetweenThresholds;
import dev.plimsoll.domain.decision.Reason.Bounded;
import dev.plimsoll.domain.decision.Reason.CoolingDown;
import dev.plimsoll.domain.decision.Reason.Crossed;
import dev.plimsoll.domain.decision.Reason.DirectionDisabled;
import dev.plimsoll.domain.decision.Reason.Disabled;
import dev.plimsoll.domain.decision.Reason.FractionLimited;
import dev.plimsoll.domain.decision.Reason.Guarded;
import dev.plimsoll.domain.decision.Reason.Idle;
import dev.plimsoll.domain.decision.Reason.IdleNotLongEnough;
import dev.plimsoll.domain.decision.Reason.InNoStep;
import dev.plimsoll.domain.decision.Reason.InStep;
import dev.plimsoll.domain.decision.Reason.KeepsOneToMeasure;
import dev.plimsoll.domain.decision.Reason.LeftAlone;
import dev.plimsoll.domain.decision.Reason.MeansOfPeriods;
import dev.plimsoll.domain.decision.Reason.MissingMetric;
import dev.plimsoll.domain.decision.Reason.MissingReserve;
import dev.plimsoll.domain.decision.Reason.NoContainers;
import dev.plimsoll.domain.decision.Reason.NoMajority;
import dev.plimsoll.domain.decision.Reason.NoMatchingSamples;
import dev.plimsoll.domain.decision.Reason.NobodySays;
import dev.plimsoll.domain.decision.Reason.NotScheduled;
import dev.plimsoll.domain.decision.Reason.NotSignalled;
import dev.plimsoll.domain.decision.Reason.NothingReady;
import dev.plimsoll.domain.decision.Reason.OffTarget;
import dev.plimsoll.domain.decision.Reason.OldFigures;
import dev.plimsoll.domain.decision.Reason.OutsideBounds;
import dev.plimsoll.domain.decision.Reason.RateLimited;
import dev.plimsoll.domain.decision.Reason.SamplesOfAnotherCount;
import dev.plimsoll.domain.decision.Reason.ScaleInLeftToOthers;
import dev.plimsoll.domain.decision.Reason.ScaleInNeedsAllData;
import dev.plimsoll.domain.decision.Reason.ScaleInNeedsAllSamples;
import dev.plimsoll.domain.decision.Reason.ScaleInNeedsAllWarm;
import dev.plimsoll.domain.decision.Reason.Scheduled;
import dev.plimsoll.domain.decision.Reason.Scored;
import dev.plimsoll.domain.decision.Reason.Signalled;
import dev.plimsoll.domain.decision.Reason.Stabilized;
import dev.plimsoll.domain.decision.Reason.StaleMetric;
import dev.plimsoll.domain.decision.Reason.SwitchedOff;
import dev.plimsoll.domain.decision.Reason.UnclearWithoutAllSamples;
import dev.plimsoll.domain.decision.Reason.Vetoed;
import dev.plimsoll.domain.decision.Reason.WithinTolerance;
import dev.plimsoll.domain.decision.Reason.WouldScaleOutAgain;
import dev.plimsoll.domain.fleet.FleetCondition;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The English of reasons: one clause each, to follow a colon.
final class Words {
    private Words() {}

    static String of(Reason reason) {
        return switch (reason) {
            case WithinTolerance(Measurement it) ->
                it.metric() + " is " + number(it.observed()) + ", within tolerance of its target "
                        + number(it.target());
            case OffTarget(Measurement it, int needed) ->
                beside(it) + ", so "
                        + containers(it.counted(), it.type().isPerContainer() ? "measured container" : "container")
                        + " should be " + needed;
            case UnclearWithoutAllSamples(Measurement it) ->
                beside(it) + ", but with " + it.missing() + " not measured and " + it.unready()
                        + " not ready yet the direction is not clear";
            case ScaleInLeftToOthers(Measurement it) -> beside(it) + ", but this policy never scales in";
            case NoContainers(var metric) -> metric + " says nothing while there is no container";
            case NothingReady(var metric) -> metric + " says nothing while no container is ready";
            case MissingMetric(var metric, var detail) -> metric + " has no value: " + detail;
            case NoMatchingSamples(var metric) -> metric + " was measured of none of these containers";
            case MissingReserve(var metric, int count) ->
                metric + " says nothing while it is not known how much " + containers(count, "container") + " may use";
            case StaleMetric(var metric, var age, var source) ->
                metric + (source.isEmpty() ? "" : " from " + source) + " is " + seconds(age)
                        + " old, too old to act on";
            case Crossed(var metric, double observed, double threshold, boolean isAbove) ->
                metric + " is " + number(observed) + (isAbove ? ", above" : ", below") + " its threshold "
                        + number(threshold);
            case BetweenThresholds(var metric, double observed, double lower, double upper) ->
                metric + " is " + number(observed) + ", between its thresholds " + number(lower) + " and "
                        + number(upper);
            case MeansOfPeriods(
                    var metric,
                    double lowest,
                    double highest,
                    double lower,
                    double upper,
                    int periods,
                    var period) ->
                metric + " was " + (lowest == highest ? "" : number(lowest) + " to ") + number(highest)
                        + " on the mean of " + (periods == 1 ? "" : "each of ") + containers(periods, "period") + " of "
                        + seconds(period) + ", with thresholds " + number(lower) + " and " + number(upper);
            case ScaleInNeedsAllSamples(var metric, double observed, int missing) ->
                metric + " is " + number(observed) + ", but nothing is scaled in while "
                        + containers(missing, "ready container") + " cannot be measured";
            case ScaleInNeedsAllWarm(var metric, double observed, int warming) ->
                metric + " is " + number(observed) + ", but nothing is scaled in while "
                        + containers(warming, "container") + (warming == 1 ? " is" : " are") + " starting";
            case Scored(double score, var bottleneck, double observed, double target) ->
                "the score is " + number(score) + ", led by " + bottleneck + " at " + number(observed)
                        + " % with target " + number(target) + " %";
            case InStep(
                    var metric,
                    double observed,
                    double threshold,
                    var lower,
                    var upper,
                    int capacity,
                    int change) ->
                metric + " is " + number(observed) + " with threshold " + number(threshold) + ", in the step "
                        + step(lower, upper) + ", which changes " + containers(capacity, "container") + " by "
                        + (change > 0 ? "+" : "") + change;
            case InNoStep(var metric, double observed, double threshold) ->
                metric + " is " + number(observed) + " with threshold " + number(threshold) + ", in none of the steps";
            case Guarded() -> "nothing guarded is beyond its threshold";
            case Scheduled(var start, var since) -> "within the schedule \"" + start + "\" since " + since;
            case NotScheduled(var start) -> "outside of the schedule \"" + start + "\"";
            case Signalled(var event, var until) -> "the event " + event + " counts until " + until;
            case NotSignalled(var event) -> "no event " + event + " counts now";
            case Active(var metric, double observed, double threshold) ->
                metric + " is " + number(observed) + ", above its activation threshold " + number(threshold);
            case Activated(var at) -> "a container was asked for at " + at;
            case IdleNotLongEnough(var metric, var idle, var needed) ->
                metric + " has shown no work for " + seconds(idle) + ", not yet for " + seconds(needed);
            case Idle(var metric, var idle) -> metric + " has shown no work for " + seconds(idle);
            case KeepsOneToMeasure() -> "one container stays to be measured";
            case NobodySays() -> "no policy has a say in the count now";
            case ScaleInNeedsAllData(int proposed) -> "no scale-in to " + proposed + " while a policy has no data";
            case OldFigures(var source, var problem, var age) ->
                "nothing is scaled in while " + source + " does not answer (" + problem + ") and what it said last is "
                        + seconds(age) + " old";
            case Vetoed(int proposed) -> "no scale-in to " + proposed + ", as a policy vetoes it";
            case NoMajority(int out, int in, int votes) ->
                "no majority, with " + out + " out and " + in + " in of " + votes + (votes == 1 ? " vote" : " votes");
            case WouldScaleOutAgain(int proposed, int lasting) ->
                lasting + " instead of " + proposed + ", as the same load on fewer would bring some back";
            case SamplesOfAnotherCount(int proposed, var remaining) ->
                "no scale-in to " + proposed + " for another " + seconds(remaining)
                        + ", as policies look back on samples of another count";
            case Stabilized(int proposed, int stabilized, var window) ->
                stabilized + " instead of " + proposed + " by the stabilization window of " + seconds(window);
            case CoolingDown(int proposed, var remaining) ->
                "no change to " + proposed + " for another " + seconds(remaining) + " of cooldown";
            case RateLimited(int proposed, int limit) -> limit + " instead of " + proposed + " by the rate rules";
            case FractionLimited(int proposed, int limit, double fraction) ->
                limit + " instead of " + proposed + ", as one step changes at most " + number(fraction * 100)
                        + " % of the fleet";
            case DirectionDisabled(int proposed) -> "no change to " + proposed + ", as this direction is disabled";
            case Bounded(int proposed, int bound, boolean isUpper) ->
                bound + " instead of " + proposed + ", the " + (isUpper ? "maximum" : "minimum");
            case OutsideBounds(int current, int min, int max) -> current + " is outside of " + min + ".." + max;
            case Disabled() -> "the autoscaler is disabled";
            case AutoScalingDisabled(int proposed) ->
                "auto-scaling is disabled for all autoscalers, else the count would be " + proposed;
            case SwitchedOff() -> "switched off, as it was scaled to zero, until a container is started";
            case LeftAlone(FleetCondition condition) -> of(condition);
        };
    }

    private static String of(FleetCondition condition) {
        return switch (condition) {
            case STEADY -> "nothing else is going on";
            case CHANGING -> "somebody else is changing the containers right now";
            case STOPPED_BY_REQUEST -> "suspended, as all containers were stopped or removed by request";
        };
    }

    private static String beside(Measurement it) {
        return it.metric() + " is " + number(it.observed()) + " with target " + number(it.target());
    }

    private static String step(@Nullable Double lower, @Nullable Double upper) {
        if (lower == null) {
            return upper == null ? "without end" : "up to " + number(upper);
        }
        return "from " + number(lower) + (upper == null ? " up" : " to " + number(upper));
    }

    private static String seconds(Duration duration) {
        return ReasonTree.secondsUp(duration) + " s";
    }

    private static String containers(int count, String kind) {
        return count + " " + kind + (count == 1 ? "" : "s");
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceFirst("\\.?0+$", "");
    }
}
