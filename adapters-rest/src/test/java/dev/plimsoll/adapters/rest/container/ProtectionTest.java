package dev.plimsoll.adapters.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.control.Protections;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.fake.InMemoryEventLog;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.InMemoryProtectionRepository;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest
final class ProtectionTest {
    private static final TargetId WEB = InMemoryPlatform.target("guarded", "web");
    private static final TargetId OTHER = InMemoryPlatform.target("elsewhere", "web");

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    InMemoryProtectionRepository repository;

    @Inject
    Protections protections;

    @Inject
    InMemoryEventLog log;

    @BeforeEach
    void two_fresh_containers() {
        platform.removeAll(WEB);
        platform.up(WEB, 2);
        platform.up(OTHER, 1);
    }

    @Test
    void a_protected_container_is_listed_as_one_until_it_is_so_no_longer() {
        ContainerId first = first(WEB);

        Answer answer = protect(first.value());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.object("container").get("id")).isEqualTo(first.value());
        assertThat(answer.object("container").get("protected")).isEqualTo(true);
        assertThat(protections.of(WEB)).containsExactly(first);
        assertThat(listed()).containsExactly(true, false);

        assertThat(send(first.value(), "unprotect").object("container").get("protected"))
                .isEqualTo(false);
        assertThat(protections.of(WEB)).isEmpty();
        assertThat(listed()).containsExactly(false, false);
    }

    @Test
    void the_record_tells_once_who_did_it() {
        long before = recorded().size();
        ContainerId first = first(WEB);

        protect(first.value());
        protect(first.value());
        send(first.value(), "unprotect");
        send(first.value(), "unprotect");

        List<AppEvent> events = recorded();
        assertThat(events).hasSize((int) before + 2);
        assertThat(events.subList(0, 2))
                .extracting(event -> event.type().text())
                .containsExactly("unprotect_container", "protect_container");
        assertThat(events.getFirst().data())
                .containsEntry("container_type", "web")
                .containsEntry("container_id", first.value())
                .containsEntry("container_name", "guarded-web-1");
    }

    @Test
    void a_container_of_another_app_or_of_none_is_not_found() {
        for (String id : List.of(first(OTHER).value(), "nobody", "c")) {
            Answer answer = protect(id);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"resource\":\"container\",\"error\":\"not found\"}");
        }
    }

    @Test
    void containers_that_are_gone_are_forgotten_on_the_way() {
        protect(first(WEB).value());
        platform.removeAll(WEB);
        platform.up(WEB, 1);

        protect(first(WEB).value());

        assertThat(protections.of(WEB)).containsExactly(first(WEB));
        assertThat(repository.all())
                .filteredOn(one -> one.target().equals(WEB))
                .extracting(one -> one.container())
                .containsExactly(first(WEB));
    }

    @Test
    void a_viewer_may_not_protect() {
        String path = path(first(WEB).value(), "protect");

        assertThat(api.send(Api.as(Role.VIEWER, api.request("POST", path, (String) null)))
                        .status())
                .isEqualTo(403);
    }

    private Answer protect(String id) {
        return send(id, "protect");
    }

    private Answer send(String id, String action) {
        return api.send("POST", path(id, action), null);
    }

    private static String path(String id, String action) {
        return "/v1/apps/guarded/containers/" + id + "/" + action;
    }

    private List<Boolean> listed() {
        List<?> containers = (List<?>)
                Objects.requireNonNull(api.get("/v1/apps/guarded/ps").json().get("containers"));
        return containers.stream()
                .map(container -> Boolean.TRUE.equals(((Map<?, ?>) container).get("protected")))
                .toList();
    }

    private List<AppEvent> recorded() {
        return log.page(WEB.app(), 1, 100).events();
    }

    private ContainerId first(TargetId target) {
        return platform.look(target).containers().stream()
                .map(FleetContainer::id)
                .findFirst()
                .orElseThrow();
    }
}
