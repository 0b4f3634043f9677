package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.AppCatalogContract;
import dev.plimsoll.application.contract.PlatformLevers;
import dev.plimsoll.application.port.AppCatalog;
import java.time.InstantSource;

class InMemoryAppCatalogTest extends AppCatalogContract {
    private final InMemoryPlatform platform = new InMemoryPlatform(InstantSource.system());
    private final PlatformLevers levers = new InMemoryPlatformLevers(platform);

    @Override
    protected PlatformLevers platform() {
        return levers;
    }

    @Override
    protected AppCatalog catalog() {
        return platform;
    }
}
