package dev.plimsoll.adapters.rest.container;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plimsoll.application.port.App;
import dev.plimsoll.application.usecase.ReadContainers;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.FleetContainer;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One container of an app as clients of the API decode it.
///
/// @param id the engine's
/// @param label type and number: `web-1`
/// @param state `booting`, `running`, `unhealthy`, `spare`, `stopping` or `stopped`
/// @param createdAt when it last started; the app's own date when it never did
/// @param deletedAt always null: what is gone is not listed
/// @param name the engine's, our own field
/// @param isProtected whether a scale-in takes it last because somebody said so, our own field
@Serdeable(naming = SnakeCaseStrategy.class)
record ProcessJson(
        String id,
        String appId,
        String type,
        int typeIndex,
        String label,
        String state,
        String command,
        Instant createdAt,
        @Nullable Instant deletedAt,
        Size containerSize,
        String name,
        @JsonProperty("protected") boolean isProtected) {
    /// As answers hold one.
    @Serdeable
    record One(ProcessJson container) {}

    /// As answers hold several.
    @Serdeable
    record Many(List<ProcessJson> containers) {}

    /// The only size there is.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Size(String id, String name, String humanName) {
        static final Size ONLY = new Size(App.ContainerType.SIZE, App.ContainerType.SIZE, App.ContainerType.SIZE);
    }

    /// The containers of a type, by their number.
    static Stream<ProcessJson> of(ReadContainers.OfType ofType) {
        return ofType.fleet().containers().stream()
                .sorted(Comparator.comparingInt(FleetContainer::number))
                .map(container -> of(
                        ofType.app(),
                        ofType.type(),
                        container,
                        container.traits().isProtected()));
    }

    static ProcessJson of(App app, App.ContainerType type, FleetContainer container, boolean isProtected) {
        Instant startedAt = container.startedAt();
        return new ProcessJson(
                container.id().value(),
                app.id().hex(),
                type.name(),
                container.number(),
                type.name() + "-" + container.number(),
                state(container.phase()),
                type.command(),
                startedAt == null ? app.createdAt() : startedAt,
                null,
                Size.ONLY,
                container.name(),
                isProtected);
    }

    private static String state(ContainerPhase phase) {
        return switch (phase) {
            case STARTING -> "booting";
            case READY -> "running";
            case UNREADY -> "unhealthy";
            case SPARE -> "spare";
            case DRAINING -> "stopping";
            case STOPPED -> "stopped";
        };
    }
}
