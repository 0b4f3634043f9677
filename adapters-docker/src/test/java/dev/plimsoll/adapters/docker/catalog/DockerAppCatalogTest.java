package dev.plimsoll.adapters.docker.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.docker.support.DockerLevers;
import dev.plimsoll.application.app.ContainerTemplate;
import dev.plimsoll.application.app.OwnApp;
import dev.plimsoll.application.codec.TemplateCodec;
import dev.plimsoll.application.contract.AppCatalogContract;
import dev.plimsoll.application.contract.PlatformLevers;
import dev.plimsoll.application.port.App;
import dev.plimsoll.application.port.AppCatalog;
import dev.plimsoll.domain.fleet.AppKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DockerAppCatalogTest extends AppCatalogContract {
    private final DockerLevers levers = DockerLevers.withoutNetworks();

    private List<OwnApp> own = List.of();

    @Test
    void an_app_of_our_own_needs_no_container_and_is_gone_when_it_is_removed() {
        Instant now = Instant.parse("2026-01-01T12:00:00Z");
        ContainerTemplate template = TemplateCodec.read(Map.of(
                "image", "shop", "command", List.of("serve", "8080"), "labels", Map.of("plimsoll.max", "3", "a", "b")));
        OwnApp.Type web = new OwnApp.Type("web", template, now, now, false);
        OwnApp.Type gone = new OwnApp.Type("jobs", template, now, now, true);
        own = List.of(
                new OwnApp("my-shop", now, false, List.of(gone, web)),
                new OwnApp("my-cellar", now, true, List.of(web)));

        assertThat(catalog().list())
                .filteredOn(app -> app.id().kind() == AppKind.PLIMSOLL)
                .containsExactly(new App(
                        own.getFirst().id(),
                        now,
                        List.of(new App.ContainerType("web", 0, "serve 8080", Map.of("plimsoll.max", "3")))));
    }

    @AfterEach
    void clean_up() {
        levers.close();
    }

    @Override
    protected PlatformLevers platform() {
        return levers;
    }

    @Override
    protected AppCatalog catalog() {
        return new DockerAppCatalog(levers.process().engine(), () -> own);
    }
}
