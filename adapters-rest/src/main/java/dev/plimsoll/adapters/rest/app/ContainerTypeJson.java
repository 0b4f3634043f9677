package dev.plimsoll.adapters.rest.app;

import dev.plimsoll.application.port.App;
import dev.plimsoll.domain.fleet.AppId;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/// One line of a formation.
///
/// @param amount how many containers run, 0 included
/// @param size always [ContainerSize#ONLY]
@Serdeable(naming = SnakeCaseStrategy.class)
record ContainerTypeJson(String name, int amount, String size, String command, String appId) {
    static ContainerTypeJson of(AppId app, App.ContainerType type) {
        return new ContainerTypeJson(type.name(), type.amount(), ContainerSize.ONLY, type.command(), app.hex());
    }
}
