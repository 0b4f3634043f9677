package dev.plimsoll.domain.decision;

import dev.plimsoll.domain.decision.ScalingRules.Select;
import dev.plimsoll.domain.validation.Choice;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person wrote about one direction; a part that is null was left out and keeps its default.
///
/// Example: `new WrittenRules(null, 60, null, null, null, null).over(Behavior.DEFAULT.scaleIn())` are the
/// default rules with a window of one minute.
///
/// @param select as written: `max`, `min`, `disabled` or `unlimited`
/// @param maxFraction infinite means no limit
public record WrittenRules(
        @Nullable Double tolerance,
        @Nullable Integer stabilizationWindowSeconds,
        @Nullable Integer cooldownSeconds,
        @Nullable String select,
        @Nullable List<WrittenRateRule> policies,
        @Nullable Double maxFraction) {
    /// One rate rule as a person wrote it: all three parts are required.
    ///
    /// @param type `count`, `percent` or `reach`
    public record WrittenRateRule(
            @Nullable String type,
            @Nullable Integer value,
            @Nullable Integer periodSeconds) {
        private static final RateRule HARMLESS = new RateRule(RateRule.Type.COUNT, 1, Duration.ofSeconds(1));

        private RateRule read() {
            Problems problems = new Problems()
                    .check(type != null, "type", "is required")
                    .check(value != null, "value", "is required")
                    .check(periodSeconds != null, "period_seconds", "is required");
            RateRule.Type known = Choice.of(RateRule.Type.class, type, "type", problems);
            RateRule rule = HARMLESS;
            try {
                rule = new RateRule(
                        known == null ? HARMLESS.type() : known,
                        value == null ? HARMLESS.value() : value,
                        periodSeconds == null ? HARMLESS.period() : Duration.ofSeconds(periodSeconds));
            } catch (InvalidSettings refused) {
                problems.addUnder("", refused);
            }
            problems.refuse();
            return rule;
        }
    }

    /// These rules, with the parts of others where they say nothing.
    ///
    /// @throws InvalidSettings with every problem, its path as the API spells it: `policies[0].value`
    public ScalingRules over(ScalingRules base) {
        Problems problems = new Problems();
        Select known = Choice.of(Select.class, select, "select", problems);
        List<RateRule> rules = policies == null ? base.policies() : read(policies, problems);
        boolean isUnread = policies != null && !policies.isEmpty() && rules.isEmpty();
        ScalingRules result = base;
        try {
            result = new ScalingRules(
                    tolerance == null ? base.tolerance() : tolerance,
                    seconds(stabilizationWindowSeconds, base.stabilizationWindow()),
                    seconds(cooldownSeconds, base.cooldown()),
                    known == null ? base.select() : known,
                    isUnread ? base.policies() : rules,
                    maxFraction == null ? base.maxFraction() : maxFraction);
        } catch (InvalidSettings refused) {
            problems.addUnder("", refused);
        }
        problems.refuse();
        return result;
    }

    private static List<RateRule> read(List<WrittenRateRule> written, Problems problems) {
        List<RateRule> rules = new ArrayList<>();
        for (int index = 0; index < written.size(); index++) {
            try {
                rules.add(written.get(index).read());
            } catch (InvalidSettings refused) {
                problems.addUnder("policies[" + index + "]", refused);
            }
        }
        return rules;
    }

    private static Duration seconds(@Nullable Integer written, Duration base) {
        return written == null ? base : Duration.ofSeconds(written);
    }
}
