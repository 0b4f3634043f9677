package dev.plimsoll.adapters.rest.autoscaler;

import dev.plimsoll.adapters.rest.json.JsonBodies;
import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.application.usecase.PreviewAutoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;

/// What an autoscaler would do. It posts, for it takes a body, but changes nothing: a viewer may.
@Guarded
@Controller("/v1/apps/{app}/autoscalers/{id}/preview")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("VIEWER")
final class PreviewController {
    private final PreviewAutoscaler preview;

    PreviewController(PreviewAutoscaler preview) {
        this.preview = preview;
    }

    /// Says what an autoscaler would decide now, or with other figures or settings, and changes nothing.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/PreviewRequest")))
    @Post
    PreviewJson.One preview(String app, String id, HttpRequest<byte[]> request) {
        return new PreviewJson.One(
                PreviewJson.of(preview.preview(app, new AutoscalerId(id), JsonBodies.object(request))));
    }
}
