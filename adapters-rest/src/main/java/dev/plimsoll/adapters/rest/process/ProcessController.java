package dev.plimsoll.adapters.rest.process;

import dev.plimsoll.adapters.rest.json.JsonBodies;
import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.adapters.rest.problem.ProcessErrors;
import dev.plimsoll.adapters.rest.security.Bearers;
import dev.plimsoll.application.codec.ProcessSettingsCodec;
import dev.plimsoll.application.usecase.ManageProcessSettings;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// Switches auto-scaling on and off, and sets the thresholds of every `resource_guard`. Its errors are [ProcessErrors].
@Guarded
@Controller(ProcessErrors.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProcessController {
    private final ManageProcessSettings settings;
    private final Clock clock;

    ProcessController(ManageProcessSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// Whether autoscalers act, and the thresholds.
    ///
    /// @param resourceThresholds in percent, the queue in items
    @Serdeable(naming = SnakeCaseStrategy.class)
    record SwitchJson(
            boolean success,
            boolean autoScalingEnabled,
            @Schema(ref = "#/components/schemas/Thresholds") Map<String, Object> resourceThresholds,
            Instant timestamp) {}

    /// Shows whether autoscalers act, and the thresholds.
    @Get
    SwitchJson show() {
        return answer(settings.show());
    }

    /// Switches all autoscalers on or off and sets thresholds.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/SwitchRequest")))
    @Post
    SwitchJson change(HttpRequest<byte[]> request) {
        return answer(settings.change(JsonBodies.required(request), Bearers.actorOf(request)));
    }

    private SwitchJson answer(ProcessSettings present) {
        return new SwitchJson(
                true,
                present.isEnabled(),
                ProcessSettingsCodec.writeThresholds(present.guards()),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }
}
