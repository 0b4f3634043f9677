package dev.plimsoll.adapters.rest.simulation;

import dev.plimsoll.application.simulation.job.Job;
import dev.plimsoll.domain.validation.Choice;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A simulation and how far it is.
///
/// @param status `queued`, `running`, `done`, `failed` or `cancelled`
/// @param progress from 0 to 1
/// @param finishedAt null until it is over
/// @param error what went wrong; empty when nothing did
@Serdeable(naming = SnakeCaseStrategy.class)
record SimulationJson(
        String id,
        String status,
        double progress,
        Instant createdAt,
        @Nullable Instant finishedAt,
        String error) {
    /// As a list holds them.
    @Serdeable
    record Many(List<SimulationJson> simulations) {}

    /// As answers hold one.
    @Serdeable
    record One(SimulationResultJson simulation) {}

    /// A simulation, how far it is, and what it came to.
    ///
    /// @param status `queued`, `running`, `done`, `failed` or `cancelled`
    /// @param progress from 0 to 1
    /// @param finishedAt null until it is over
    /// @param error what went wrong; empty when nothing did
    /// @param result null until it is done
    @Serdeable(naming = SnakeCaseStrategy.class)
    record SimulationResultJson(
            String id,
            String status,
            double progress,
            Instant createdAt,
            @Nullable Instant finishedAt,
            String error,

            @Schema(ref = "#/components/schemas/SimulationResult") @Nullable
            Map<String, Object> result) {}

    static SimulationJson of(Job.Snapshot job) {
        return new SimulationJson(
                job.id(), Choice.name(job.status()), job.progress(), job.createdAt(), job.finishedAt(), job.error());
    }

    static One one(Job.Snapshot job) {
        return new One(new SimulationResultJson(
                job.id(),
                Choice.name(job.status()),
                job.progress(),
                job.createdAt(),
                job.finishedAt(),
                job.error(),
                job.result()));
    }
}
