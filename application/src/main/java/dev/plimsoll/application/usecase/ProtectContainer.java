package dev.plimsoll.application.usecase;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.codec.EventData;
import dev.plimsoll.application.control.Protections;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.ProtectionRepository;
import dev.plimsoll.application.port.ProtectionRepository.Protection;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Clock;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Protects single containers: a scale-in takes them last. Whatever it is asked twice happens once.
public final class ProtectContainer {
    /// As much of an id as the docker command shows.
    private static final int SHORT_ID = 12;

    private final ReadContainers containers;
    private final ProtectionRepository repository;
    private final Protections protections;
    private final EventLog events;
    private final Transactions transactions;
    private final Clock clock;

    public ProtectContainer(
            ReadContainers containers,
            ProtectionRepository repository,
            Protections protections,
            EventLog events,
            Transactions transactions,
            Clock clock) {
        this.containers = containers;
        this.repository = repository;
        this.protections = protections;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// A container of a type, as it is now.
    public record Found(ReadContainers.OfType ofType, FleetContainer container) {}

    /// Protects a container.
    ///
    /// @param id in full, or its first 12 digits at least
    /// @throws NotFound when there is no such app, or it has no such container
    public Found protect(String appNameOrId, String id, Actor actor) {
        Found found = find(appNameOrId, id);
        Protection protection = protection(found);
        store(found, EventType.PROTECT_CONTAINER, actor, () -> repository.add(protection));
        protections.begin(protection);
        return found;
    }

    /// Ends the protection of a container.
    ///
    /// @param id in full, or its first 12 digits at least
    /// @throws NotFound when there is no such app, or it has no such container
    public Found unprotect(String appNameOrId, String id, Actor actor) {
        Found found = find(appNameOrId, id);
        Protection protection = protection(found);
        store(found, EventType.UNPROTECT_CONTAINER, actor, () -> repository.remove(protection.container()));
        protections.end(protection);
        return found;
    }

    private Found find(String appNameOrId, String id) {
        var all = containers.of(appNameOrId);
        // Here all fleets are at hand: whoever nobody scales is tidied up, too.
        all.forEach(ofType -> protections.keepOnly(ofType.fleet().target(), ids(ofType)));
        return all.stream()
                .flatMap(ofType -> ofType.fleet().containers().stream()
                        .filter(container -> isNamed(container.id(), id))
                        .map(container -> new Found(ofType, container)))
                .findFirst()
                .orElseThrow(() -> new NotFound("container"));
    }

    private void store(Found found, EventType type, Actor actor, BooleanSupplier change) {
        TargetId target = found.ofType().fleet().target();
        var _ = transactions.inOne(() -> {
            boolean isChanged = change.getAsBoolean();
            if (isChanged) {
                var data = EventData.of(target, found.container());
                events.add(AppEvent.of(target.app(), clock.instant(), type, actor, data));
            }
            return isChanged;
        });
    }

    private static Protection protection(Found found) {
        return new Protection(found.ofType().fleet().target(), found.container().id());
    }

    private static Set<ContainerId> ids(ReadContainers.OfType ofType) {
        return ofType.fleet().containers().stream().map(FleetContainer::id).collect(Collectors.toSet());
    }

    /// Whether a person who writes `given` means this container.
    static boolean isNamed(ContainerId container, String given) {
        String id = container.value();
        return id.equals(given) || (given.length() >= SHORT_ID && id.startsWith(given));
    }
}
