package dev.plimsoll.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.application.port.App;
import dev.plimsoll.application.port.AppCatalog;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every `AppCatalog` does. Apps of others may be around.
public abstract class AppCatalogContract {
    protected abstract PlatformLevers platform();

    protected abstract AppCatalog catalog();

    @Test
    void an_app_is_listed_with_its_types_and_how_many_run() {
        TargetId web = platform().serviceWith(2);

        App app = find(web.app()).orElseThrow();

        assertThat(app.containerTypes()).singleElement().satisfies(type -> {
            assertThat(type.name()).isEqualTo(web.containerType());
            assertThat(type.amount()).isEqualTo(2);
            assertThat(type.command()).isNotBlank();
        });
    }

    @Test
    void an_app_whose_containers_are_stopped_is_still_one() {
        TargetId web = platform().serviceWith(1);

        platform().personStopsAll(web);

        assertThat(find(web.app()).orElseThrow().containerTypes())
                .extracting(App.ContainerType::amount)
                .containsExactly(0);
    }

    @Test
    void an_app_without_containers_is_none() {
        TargetId web = platform().serviceWith(1);

        platform().personRemovesAll(web);

        assertThat(find(web.app())).isEmpty();
    }

    @Test
    void apps_are_sorted_by_name() {
        platform().serviceWith(1);
        platform().serviceWith(1);

        List<String> names =
                catalog().list().stream().map(app -> app.id().name()).toList();

        assertThat(names).hasSizeGreaterThanOrEqualTo(2).isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Test
    void an_engine_that_is_away_is_said_to_be_away() {
        platform().engineGoesAway();

        assertThatExceptionOfType(EngineUnavailable.class)
                .isThrownBy(() -> catalog().list());
    }

    private Optional<App> find(AppId id) {
        return catalog().list().stream().filter(app -> app.id().equals(id)).findFirst();
    }
}
