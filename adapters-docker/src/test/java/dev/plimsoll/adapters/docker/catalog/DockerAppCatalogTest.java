package dev.plimsoll.adapters.docker.catalog;

import dev.plimsoll.adapters.docker.support.DockerLevers;
import dev.plimsoll.application.contract.AppCatalogContract;
import dev.plimsoll.application.contract.PlatformLevers;
import dev.plimsoll.application.port.AppCatalog;
import org.junit.jupiter.api.AfterEach;

class DockerAppCatalogTest extends AppCatalogContract {
    private final DockerLevers levers = DockerLevers.withoutNetworks();

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
        return new DockerAppCatalog(levers.process().engine());
    }
}
