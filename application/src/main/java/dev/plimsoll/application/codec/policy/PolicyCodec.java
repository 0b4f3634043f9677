package dev.plimsoll.application.codec.policy;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.policy.ScalingPolicy;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Policies as trees: `{"type": "target_tracking", "metric": "cpu", "target": 0.7, ...}`.
///
/// A new kind of policy is one more [PolicyForm] in the list.
public final class PolicyCodec {
    private static final List<PolicyForm<?>> FORMS = List.of(
            new TargetTrackingForm(),
            new SustainedTargetForm(),
            new HysteresisForm(),
            new ThresholdForm(),
            new StepScalingForm(),
            new MultiDimensionalForm(),
            new ResourceGuardForm(),
            new ScheduledForm(),
            new EventForm(),
            new ScaleToZeroForm());

    private static final Map<String, PolicyForm<?>> BY_TYPE =
            FORMS.stream().collect(Collectors.toUnmodifiableMap(PolicyForm::type, form -> form));

    private static final Map<Class<?>, PolicyForm<?>> BY_POLICY =
            FORMS.stream().collect(Collectors.toUnmodifiableMap(PolicyForm::policy, form -> form));

    private static final String TYPES = FORMS.stream()
            .map(PolicyForm::type)
            .sorted(Comparator.naturalOrder())
            .collect(Collectors.joining(", "));

    private PolicyCodec() {}

    /// The `type` of each kind of policy that has a JSON form.
    public static Map<Class<?>, String> types() {
        return FORMS.stream().collect(Collectors.toUnmodifiableMap(PolicyForm::policy, PolicyForm::type));
    }

    /// The `type` of this policy's kind.
    public static String type(ScalingPolicy policy) {
        return formOf(policy).type();
    }

    public static Map<String, Object> write(ScalingPolicy policy) {
        Map<String, Object> tree = Trees.map("type", type(policy));
        tree.putAll(written(formOf(policy), policy));
        return tree;
    }

    /// Reads one policy; null when it has problems, which the tree notes. A key that its kind does not have
    /// is a problem.
    public static @Nullable ScalingPolicy read(Tree tree, MetricNames metrics) {
        String type = tree.required("type", tree.text("type"));
        PolicyForm<?> form = type == null ? null : BY_TYPE.get(type);
        if (form == null) {
            if (type != null) {
                tree.problem("type", "must be one of " + TYPES);
            }
            return null;
        }
        ScalingPolicy policy = form.read(tree, metrics);
        tree.refuseOthers();
        return policy;
    }

    private static <P extends ScalingPolicy> Map<String, Object> written(PolicyForm<P> form, ScalingPolicy policy) {
        return form.write(form.policy().cast(policy));
    }

    private static PolicyForm<?> formOf(ScalingPolicy policy) {
        PolicyForm<?> form = BY_POLICY.get(policy.getClass());
        if (form == null) {
            throw new IllegalStateException(policy.getClass() + " has no JSON form");
        }
        return form;
    }
}
