package dev.plimsoll.adapters.resilience;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.application.contract.AppCatalogContract;
import dev.plimsoll.application.contract.PlatformLevers;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.InMemoryPlatformLevers;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.port.AppCatalog;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResilientAppCatalogTest extends AppCatalogContract {
    private final InMemoryPlatform platform = new InMemoryPlatform(InstantSource.system());
    private final PlatformLevers levers = new InMemoryPlatformLevers(platform);
    private final SettableClock clock = new SettableClock();
    private final Circuits circuits = new Circuits(CircuitSettings.DEFAULT, clock, clock::advance);
    private final AppCatalog catalog = new ResilientAppCatalog(platform, circuits);

    @AfterEach
    void close() {
        circuits.close();
    }

    @Override
    protected PlatformLevers platform() {
        return levers;
    }

    @Override
    protected AppCatalog catalog() {
        return catalog;
    }

    @Test
    void an_engine_that_is_away_is_left_alone_after_ten_questions() {
        platform.goAway("connection refused");
        for (int i = 0; i < 10; i++) {
            assertThatExceptionOfType(EngineUnavailable.class).isThrownBy(catalog::list);
        }

        assertThatExceptionOfType(EngineUnavailable.class)
                .isThrownBy(catalog::list)
                .withMessageContaining("the circuit of the engine for the list of apps is open since");
    }
}
