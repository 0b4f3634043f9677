package dev.plimsoll.application.codec;

import dev.plimsoll.application.history.Explanation;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Reason.Bounded;
import dev.plimsoll.domain.decision.Reason.CoolingDown;
import dev.plimsoll.domain.decision.Reason.DirectionDisabled;
import dev.plimsoll.domain.decision.Reason.Disabled;
import dev.plimsoll.domain.decision.Reason.FractionLimited;
import dev.plimsoll.domain.decision.Reason.KeepsOneToMeasure;
import dev.plimsoll.domain.decision.Reason.LeftAlone;
import dev.plimsoll.domain.decision.Reason.MissingMetric;
import dev.plimsoll.domain.decision.Reason.NothingReady;
import dev.plimsoll.domain.decision.Reason.OffTarget;
import dev.plimsoll.domain.decision.Reason.OutsideBounds;
import dev.plimsoll.domain.decision.Reason.RateLimited;
import dev.plimsoll.domain.decision.Reason.ScaleInNeedsAllData;
import dev.plimsoll.domain.decision.Reason.Stabilized;
import dev.plimsoll.domain.decision.Reason.StaleMetric;
import dev.plimsoll.domain.decision.Reason.UnclearWithoutAllSamples;
import dev.plimsoll.domain.decision.Reason.WithinTolerance;
import dev.plimsoll.domain.fleet.FleetCondition;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Words decisions in English, and writes their reasons as trees.
///
/// Example: `Scale out from 1 to 2: cpu is 0.9 with target 0.6, so 1 measured container needs 2.`
public final class Explainer {
    private Explainer() {}

    public static Explanation explain(Decision decision) {
        return new Explanation(
                sentence(decision),
                decision.reasons().stream().map(Explainer::tree).toList());
    }

    private static String sentence(Decision decision) {
        String why = decision.reasons().stream().map(Explainer::words).collect(Collectors.joining("; "));
        return verb(decision) + ": " + why + ".";
    }

    private static String verb(Decision decision) {
        return switch (decision) {
            case Decision.ScaleOut(int from, int to, var _) -> "Scale out from " + from + " to " + to;
            case Decision.ScaleIn(int from, int to, var _) -> "Scale in from " + from + " to " + to;
            case Decision.Hold(int count, var _) -> "Hold at " + count;
        };
    }

    static String words(Reason reason) {
        return switch (reason) {
            case WithinTolerance(var metric, double observed, double target) ->
                metric + " is " + number(observed) + ", within tolerance of its target " + number(target);
            case OffTarget(var metric, double observed, double target, int counted, int needed) ->
                metric + " is " + number(observed) + " with target " + number(target) + ", so "
                        + containers(counted, "measured ") + " should be " + needed;
            case UnclearWithoutAllSamples(var metric, double observed, double target, int missing, int unready) ->
                metric + " is " + number(observed) + " with target " + number(target) + ", but with " + missing
                        + " not measured and " + unready + " not ready yet the direction is not clear";
            case KeepsOneToMeasure(var metric, double observed, double target) ->
                metric + " is " + number(observed) + " with target " + number(target)
                        + ", and one container stays to measure it";
            case NothingReady(var metric) -> metric + " says nothing while no container is ready";
            case MissingMetric(var metric, var detail) -> metric + " has no value: " + detail;
            case StaleMetric(var metric, var age) -> metric + " is " + age.toSeconds() + " s old, too old to act on";
            case ScaleInNeedsAllData(int proposed) -> "no scale-in to " + proposed + " while a policy has no data";
            case Stabilized(int proposed, int stabilized, var window) ->
                stabilized + " instead of " + proposed + " by the stabilization window of " + window.toSeconds() + " s";
            case CoolingDown(int proposed, var remaining) ->
                "no change to " + proposed + " for another " + secondsUp(remaining) + " s of cooldown";
            case RateLimited(int proposed, int limit) -> limit + " instead of " + proposed + " by the rate rules";
            case FractionLimited(int proposed, int limit, double fraction) ->
                limit + " instead of " + proposed + ", as one step changes at most " + number(fraction * 100)
                        + " % of the fleet";
            case DirectionDisabled(int proposed) -> "no change to " + proposed + ", as this direction is disabled";
            case Bounded(int proposed, int bound, boolean isUpper) ->
                bound + " instead of " + proposed + ", the " + (isUpper ? "maximum" : "minimum");
            case OutsideBounds(int current, int min, int max) -> current + " is outside of " + min + ".." + max;
            case Disabled() -> "the autoscaler is disabled";
            case LeftAlone(FleetCondition condition) -> words(condition);
        };
    }

    private static String words(FleetCondition condition) {
        return switch (condition) {
            case STEADY -> "nothing else is going on";
            case CHANGING -> "somebody else is changing the containers right now";
            case STOPPED_BY_REQUEST -> "suspended, as all containers were stopped or removed by request";
        };
    }

    private static Map<String, Object> tree(Reason reason) {
        return switch (reason) {
            case WithinTolerance(var metric, double observed, double target) ->
                Trees.map("type", "within_tolerance", "metric", metric.value(), "observed", observed, "target", target);
            case OffTarget(var metric, double observed, double target, int counted, int needed) ->
                Trees.map(
                        "type",
                        "off_target",
                        "metric",
                        metric.value(),
                        "observed",
                        observed,
                        "target",
                        target,
                        "counted",
                        counted,
                        "needed",
                        needed);
            case UnclearWithoutAllSamples(var metric, double observed, double target, int missing, int unready) ->
                Trees.map(
                        "type",
                        "unclear_without_all_samples",
                        "metric",
                        metric.value(),
                        "observed",
                        observed,
                        "target",
                        target,
                        "missing",
                        missing,
                        "unready",
                        unready);
            case KeepsOneToMeasure(var metric, double observed, double target) ->
                Trees.map(
                        "type",
                        "keeps_one_to_measure",
                        "metric",
                        metric.value(),
                        "observed",
                        observed,
                        "target",
                        target);
            case NothingReady(var metric) -> Trees.map("type", "nothing_ready", "metric", metric.value());
            case MissingMetric(var metric, var detail) ->
                Trees.map("type", "missing_metric", "metric", metric.value(), "detail", detail);
            case StaleMetric(var metric, var age) ->
                Trees.map("type", "stale_metric", "metric", metric.value(), "age_seconds", age.toSeconds());
            case ScaleInNeedsAllData(int proposed) ->
                Trees.map("type", "scale_in_needs_all_data", "proposed", proposed);
            case Stabilized(int proposed, int stabilized, var window) ->
                Trees.map(
                        "type",
                        "stabilized",
                        "proposed",
                        proposed,
                        "stabilized",
                        stabilized,
                        "window_seconds",
                        window.toSeconds());
            case CoolingDown(int proposed, var remaining) ->
                Trees.map("type", "cooling_down", "proposed", proposed, "remaining_seconds", secondsUp(remaining));
            case RateLimited(int proposed, int limit) ->
                Trees.map("type", "rate_limited", "proposed", proposed, "limit", limit);
            case FractionLimited(int proposed, int limit, double fraction) ->
                Trees.map("type", "fraction_limited", "proposed", proposed, "limit", limit, "max_fraction", fraction);
            case DirectionDisabled(int proposed) -> Trees.map("type", "direction_disabled", "proposed", proposed);
            case Bounded(int proposed, int bound, boolean isUpper) ->
                Trees.map("type", "bounded", "proposed", proposed, "bound", bound, "is_upper", isUpper);
            case OutsideBounds(int current, int min, int max) ->
                Trees.map("type", "outside_bounds", "current", current, "min", min, "max", max);
            case Disabled() -> Trees.map("type", "disabled");
            case LeftAlone(var condition) ->
                Trees.map("type", "left_alone", "condition", condition.name().toLowerCase(Locale.ROOT));
        };
    }

    /// Rounded up, so that nothing seems over before it is.
    private static long secondsUp(Duration duration) {
        return (duration.toMillis() + 999) / 1000;
    }

    private static String containers(int count, String kind) {
        return count + " " + kind + (count == 1 ? "container" : "containers");
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceFirst("\\.?0+$", "");
    }
}
