package dev.plimsoll.adapters.rest.container;

import dev.plimsoll.application.operation.Operation;
import dev.plimsoll.application.port.App;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.function.ToIntFunction;

/// One line of a formation.
///
/// @param amount how many containers run, 0 included
/// @param size always `M`
@Serdeable(naming = SnakeCaseStrategy.class)
record ContainerTypeJson(String name, int amount, String size, String command, String appId) {
    /// As answers hold several.
    @Serdeable
    record Many(List<ContainerTypeJson> containers) {}

    static List<ContainerTypeJson> formation(App app) {
        return formation(app, App.ContainerType::amount);
    }

    /// The formation as it is to be when the operation has been done.
    static List<ContainerTypeJson> formation(App app, Operation operation) {
        return formation(
                app,
                type -> operation.part(type.name()).map(Operation.Part::amount).orElse(type.amount()));
    }

    private static List<ContainerTypeJson> formation(App app, ToIntFunction<App.ContainerType> amount) {
        return app.containerTypes().stream()
                .map(type -> new ContainerTypeJson(
                        type.name(),
                        amount.applyAsInt(type),
                        App.ContainerType.SIZE,
                        type.command(),
                        app.id().hex()))
                .toList();
    }
}
