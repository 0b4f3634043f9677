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
import java.util.Map;
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

    /// An image may bring labels of its own.
    @Test
    void labels_for_us_are_those_of_the_newest_configuration() {
        TargetId web = platform().serviceWith(1);
        assertThat(labels(web)).doesNotContainKey("plimsoll.enable");

        platform().personLabels(web, Map.of("plimsoll.enable", "true", "plimsoll.max", "3", "team", "blue"));
        assertThat(labels(web))
                .containsAllEntriesOf(Map.of("plimsoll.enable", "true", "plimsoll.max", "3"))
                .doesNotContainKey("team");

        platform().personLabels(web, Map.of("plimsoll.enable", "false"));
        assertThat(labels(web)).containsEntry("plimsoll.enable", "false").doesNotContainKey("plimsoll.max");
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

    private Map<String, String> labels(TargetId target) {
        return find(target.app())
                .orElseThrow()
                .type(target.containerType())
                .orElseThrow()
                .labels();
    }

    private Optional<App> find(AppId id) {
        return catalog().list().stream().filter(app -> app.id().equals(id)).findFirst();
    }
}
