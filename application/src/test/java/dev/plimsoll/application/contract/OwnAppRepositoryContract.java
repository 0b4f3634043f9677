package dev.plimsoll.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.application.app.ContainerTemplate;
import dev.plimsoll.application.app.OwnApp;
import dev.plimsoll.application.codec.TemplateCodec;
import dev.plimsoll.application.port.OwnAppRepository;
import dev.plimsoll.application.port.PortFailure.StoreConflict;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every `OwnAppRepository` does.
public abstract class OwnAppRepositoryContract {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00.000001Z");
    private static final OwnApp SHOP = OwnApp.create("my-shop", NOW);
    private static final TargetId WEB = new TargetId(SHOP.id(), "web");

    /// Everything that a template may say, in characters of all kinds.
    private static final ContainerTemplate RICH = TemplateCodec.read(Map.of(
            "image", "registry.example.com:5000/shop/web:1",
            "command", List.of("serve", "--greeting", "ü€😀 \"'\\"),
            "env", Map.of("PASSWORD", "s€cret=", "EMPTY", ""),
            "ports", List.of(Map.of("container_port", 80, "host_port", 8000, "host_port_to", 8010)),
            "limits", Map.of("memory_bytes", 5_000_000_000L, "cpus", 0.5),
            "health_check", Map.of("test", List.of("CMD", "true"), "interval_seconds", 1),
            "labels", Map.of("team", "blue"),
            "networks", List.of("back"),
            "volumes", List.of(Map.of("source", "data", "target", "/data", "read_only", true)),
            "privileged", true));

    private static final ContainerTemplate PLAIN = TemplateCodec.read(Map.of("image", "shop"));

    /// The same one during a test, empty at its start.
    protected abstract OwnAppRepository repository();

    @Test
    void apps_are_kept_with_their_types_sorted_by_name() {
        OwnApp.Type web = type("web", RICH);
        OwnApp.Type jobs = type("jobs", PLAIN);
        repository().insert(SHOP);
        repository().insert(OwnApp.create("cellar", NOW));
        repository().insert(SHOP.id(), web);
        repository().insert(SHOP.id(), jobs);

        assertThat(repository().list())
                .containsExactly(OwnApp.create("cellar", NOW), new OwnApp("my-shop", NOW, false, List.of(jobs, web)));
        assertThat(repository().find(SHOP.id()).orElseThrow().type("web")).contains(web);
        assertThat(repository().find(new AppId(AppKind.COMPOSE, "my-shop"))).isEmpty();
        assertThat(repository().find(new AppId(AppKind.PLIMSOLL, "nobody"))).isEmpty();
    }

    @Test
    void a_name_can_be_taken_once() {
        repository().insert(SHOP);
        repository().insert(SHOP.id(), type("web", PLAIN));

        assertThatExceptionOfType(StoreConflict.class)
                .isThrownBy(() -> repository().insert(SHOP));
        assertThatExceptionOfType(StoreConflict.class)
                .isThrownBy(() -> repository().insert(SHOP.id(), type("web", RICH)));
        assertThatExceptionOfType(StoreConflict.class)
                .isThrownBy(() -> repository().insert(new AppId(AppKind.PLIMSOLL, "nobody"), type("web", RICH)));
    }

    @Test
    void a_changed_type_is_as_it_was_changed() {
        OwnApp.Type web = type("web", PLAIN);
        repository().insert(SHOP);
        repository().insert(SHOP.id(), web);
        OwnApp.Type changed = new OwnApp.Type("web", RICH, NOW, NOW.plusSeconds(9), false);

        assertThat(repository().change(SHOP.id(), changed)).isTrue();
        assertThat(repository().change(SHOP.id(), type("jobs", RICH))).isFalse();

        assertThat(repository().find(SHOP.id()).orElseThrow().present()).containsExactly(changed);
    }

    @Test
    void a_removed_type_is_marked_until_it_is_forgotten() {
        OwnApp.Type web = type("web", PLAIN);
        repository().insert(SHOP);
        repository().insert(SHOP.id(), web);
        repository().insert(SHOP.id(), type("jobs", PLAIN));
        repository().forget(WEB);
        assertThat(found().present()).hasSize(2);

        repository().remove(WEB);

        assertThat(found().type("web")).isEmpty();
        assertThat(found().removed()).containsExactly(WEB);
        assertThat(repository().change(SHOP.id(), web)).isFalse();
        assertThatExceptionOfType(StoreConflict.class)
                .isThrownBy(() -> repository().insert(SHOP.id(), web));
        repository().forget(WEB);
        assertThat(found().types()).extracting(OwnApp.Type::name).containsExactly("jobs");
        repository().insert(SHOP.id(), web);
        assertThat(found().type("web")).contains(web);
    }

    @Test
    void a_removed_app_is_marked_until_it_is_forgotten() {
        repository().insert(SHOP);
        repository().insert(SHOP.id(), type("web", PLAIN));
        repository().forget(SHOP.id());

        repository().remove(SHOP.id());
        repository().forget(SHOP.id());

        assertThat(found().isRemoved()).isTrue();
        assertThat(found().present()).isEmpty();
        assertThat(found().removed()).containsExactly(WEB);
        assertThatExceptionOfType(StoreConflict.class)
                .isThrownBy(() -> repository().insert(SHOP));
        repository().forget(WEB);
        repository().forget(SHOP.id());
        assertThat(repository().list()).isEmpty();
        repository().insert(SHOP);
    }

    private OwnApp found() {
        return repository().find(SHOP.id()).orElseThrow();
    }

    private static OwnApp.Type type(String name, ContainerTemplate template) {
        return new OwnApp.Type(name, template, NOW, NOW, false);
    }
}
