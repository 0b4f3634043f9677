package dev.plimsoll.adapters.rest.feature;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plimsoll.adapters.rest.openapi.Guarded;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/// The one region there is: this server, by the name under which it was asked. Clients ask for it first and send
/// everything else to its `api`.
@Guarded
@Controller("/v1/regions")
final class RegionsController {
    private final HttpHostResolver hosts;

    RegionsController(HttpHostResolver hosts) {
        this.hosts = hosts;
    }

    /// A region as clients of the API decode it.
    ///
    /// @param name the one that clients take unless they are told another
    /// @param ssh empty: there is nothing to push code to
    @Serdeable(naming = SnakeCaseStrategy.class)
    record RegionJson(
            String name,
            String displayName,
            String api,
            String databaseApi,
            String dashboard,
            String ssh,
            @JsonProperty("default") boolean isDefault) {}

    /// All regions.
    @Serdeable
    record RegionsJson(List<RegionJson> regions) {}

    /// Lists the one region: this server.
    @Get
    RegionsJson list(HttpRequest<?> request) {
        String here = hosts.resolve(request);
        return new RegionsJson(List.of(new RegionJson("osc-fr1", "Plimsoll", here, here, here, "", true)));
    }
}
