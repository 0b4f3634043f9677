package dev.plimsoll.application.usecase;

import dev.plimsoll.application.codec.LabelCodec;
import dev.plimsoll.application.control.Convergence;
import dev.plimsoll.application.control.LabelNotes;
import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.port.App;
import dev.plimsoll.application.port.AppCatalog;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.traffic.TrafficLabels;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.Owner;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Gives each service the autoscaler that its labels describe, and takes it away when they no longer do.
///
/// What labels say is compared with what is set, so it does not matter which changes were missed. Whether
/// an autoscaler is disabled is a person's word, which holds until the labels say something else. Labels
/// that cannot work change nothing; those of a service whose autoscaler was made through the API are not
/// followed. Both is noted.
public final class FollowLabels {
    private final AppCatalog catalog;
    private final AutoscalerRepository autoscalers;
    private final RegisterAutoscaler register;
    private final ChangeAutoscaler change;
    private final RemoveAutoscaler remove;
    private final MetricSources metrics;
    private final LabelNotes notes;
    private final Convergence convergence;
    private final Function<String, Object> json;
    private final Behavior defaults;

    /// A use case with the defaults that hold for this installation.
    ///
    /// @param json parses JSON, see [LabelCodec#read]
    /// @param defaults the behaviour of autoscalers that do not give their own
    public FollowLabels(
            AppCatalog catalog,
            AutoscalerRepository autoscalers,
            RegisterAutoscaler register,
            ChangeAutoscaler change,
            RemoveAutoscaler remove,
            MetricSources metrics,
            LabelNotes notes,
            Convergence convergence,
            Function<String, Object> json,
            Behavior defaults) {
        this.catalog = catalog;
        this.autoscalers = autoscalers;
        this.register = register;
        this.change = change;
        this.remove = remove;
        this.metrics = metrics;
        this.notes = notes;
        this.convergence = convergence;
        this.json = json;
        this.defaults = defaults;
    }

    /// Looks at the labels of every service. Not to be called twice at a time.
    ///
    /// @throws PortFailure when the outside world fails; what was done until then stays
    public void follow() {
        Map<TargetId, Map<String, String>> labels = labels();
        Map<TargetId, Autoscaler> present =
                autoscalers.list().stream().collect(Collectors.toMap(Autoscaler::target, autoscaler -> autoscaler));
        Map<TargetId, String> found = new HashMap<>();
        Set<TargetId> left = new HashSet<>(present.keySet());
        labels.forEach((target, own) -> {
            try {
                if (isFollowed(target, own, present.get(target))) {
                    left.remove(target);
                }
                if (TrafficLabels.read(own).binding() != null) {
                    convergence.wake(target); // requests have to get there also without an autoscaler
                }
            } catch (InvalidSettings wrong) {
                left.remove(target);
                found.put(target, String.valueOf(wrong.getMessage()));
            } catch (Conflict taken) {
                found.put(target, taken.detail());
            }
        });
        left.forEach(target -> removeOurs(present.get(target)));
        notes.replace(found);
    }

    private Map<TargetId, Map<String, String>> labels() {
        Map<TargetId, Map<String, String>> labels = new HashMap<>();
        for (App app : catalog.list()) {
            app.containerTypes().forEach(type -> labels.put(new TargetId(app.id(), type.name()), type.labels()));
        }
        return labels;
    }

    /// Sees to it that the autoscaler is as the labels say; answers whether they ask for one.
    private boolean isFollowed(TargetId target, Map<String, String> labels, @Nullable Autoscaler present) {
        if (!LabelCodec.isEnabled(labels)) {
            return false;
        }
        if (present != null && present.owner() == Owner.API) {
            throw new Conflict("its autoscaler " + present.id().value()
                    + " was made through the API; the labels are followed once that is deleted");
        }
        Settings wanted = LabelCodec.read(labels, json, defaults, metrics.metrics(target));
        if (present == null) {
            register.add(target, wanted, Owner.LABELS, AppEvent.LABELS);
        } else if (!wanted.isLike(present.settings())) {
            change.replace(present.id(), wanted, AppEvent.LABELS);
        }
        return true;
    }

    private void removeOurs(@Nullable Autoscaler gone) {
        if (gone != null && gone.owner() == Owner.LABELS) {
            remove.forget(gone, AppEvent.LABELS);
        }
    }
}
