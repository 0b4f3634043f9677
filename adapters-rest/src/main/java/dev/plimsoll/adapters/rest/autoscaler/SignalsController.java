package dev.plimsoll.adapters.rest.autoscaler;

import dev.plimsoll.adapters.rest.json.Envelope;
import dev.plimsoll.adapters.rest.json.JsonBodies;
import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.application.usecase.ReceiveSignal;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.Map;

/// External events that an app's autoscalers wait for.
@Guarded
@Controller("/v1/apps/{app}/signals")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SignalsController {
    private static final String KEY = "signal";

    private final ReceiveSignal receive;

    SignalsController(ReceiveSignal receive) {
        this.receive = receive;
    }

    /// Says that something happened, to all who wait for it.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/SignalRequest")))
    @Post
    @Status(HttpStatus.CREATED)
    SignalJson.One create(String app, HttpRequest<byte[]> request) {
        Map<?, ?> fields = Envelope.required(KEY, JsonBodies.object(request));
        return new SignalJson.One(SignalJson.of(receive.receive(app, fields)));
    }
}
