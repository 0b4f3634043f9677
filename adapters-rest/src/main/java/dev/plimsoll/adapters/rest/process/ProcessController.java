package dev.plimsoll.adapters.rest.process;

import dev.plimsoll.adapters.rest.json.JsonBodies;
import dev.plimsoll.adapters.rest.problem.ProcessErrors;
import dev.plimsoll.adapters.rest.security.Bearers;
import dev.plimsoll.application.codec.ProcessSettingsCodec;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.application.usecase.ManageProcessSettings;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// Switches auto-scaling on and off, and sets the thresholds of every `resource_guard`. Its errors are [ProcessErrors].
@Controller(ProcessErrors.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProcessController {
    private final ManageProcessSettings settings;
    private final Clock clock;

    ProcessController(ManageProcessSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Get
    Map<String, Object> show() {
        return answer(settings.show());
    }

    @Post
    Map<String, Object> change(HttpRequest<byte[]> request) {
        return answer(settings.change(JsonBodies.required(request), Bearers.actorOf(request)));
    }

    private Map<String, Object> answer(ProcessSettings present) {
        return Trees.map(
                "success",
                true,
                "auto_scaling_enabled",
                present.isEnabled(),
                "resource_thresholds",
                ProcessSettingsCodec.writeThresholds(present.guards()),
                "timestamp",
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
