package dev.plimsoll.adapters.rest.feature;

import dev.plimsoll.adapters.rest.openapi.Open;
import dev.plimsoll.application.port.App;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/// The one size of containers.
@Open
@Controller("/v1/features/container_sizes")
final class ContainerSizesController {
    /// A size as clients of the API decode it, all numbers whole. Services set their own limits, so a 0 is no limit,
    /// and
    /// nobody pays.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record SizeJson(
            String id,
            String name,
            String humanName,
            String humanCpu,
            long memory,
            int ordinal,
            int pidsLimit,
            long swap,
            String sku,
            int hourlyPrice,
            int thirtydaysPrice) {
        static final SizeJson ONLY = new SizeJson(
                App.ContainerType.SIZE,
                App.ContainerType.SIZE,
                "As the service says",
                "As the service says",
                0,
                0,
                0,
                0,
                "plimsoll-m",
                0,
                0);
    }

    /// All sizes.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record SizesJson(List<SizeJson> containerSizes) {}

    /// Lists the one size.
    @Get
    SizesJson list() {
        return new SizesJson(List.of(SizeJson.ONLY));
    }
}
