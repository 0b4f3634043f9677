package dev.plimsoll.adapters.rest.container;

import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.application.usecase.ActivateTarget;
import dev.plimsoll.domain.fleet.TargetId;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/// Container types that sleep.
@Guarded
@Controller("/v1/apps/{app}/container_types/{name}/activate")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ActivationsController {
    private final ActivateTarget activate;

    ActivationsController(ActivateTarget activate) {
        this.activate = activate;
    }

    /// The type that is woken.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record ActivationJson(String appId, String containerType) {
        /// As answers hold one.
        @Serdeable
        record One(ActivationJson activation) {}
    }

    /// Asks for a container of a type that may sleep. Where nobody brings one, 409 says why.
    @Post
    @Status(HttpStatus.ACCEPTED)
    ActivationJson.One create(String app, String name) {
        TargetId target = activate.activate(app, name);
        return new ActivationJson.One(new ActivationJson(target.app().hex(), target.containerType()));
    }
}
