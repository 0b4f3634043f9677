package dev.plimsoll.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.policy.EventPolicy;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiveSignalTest {
    private static final AutoscalerId WEB = new AutoscalerId("au-web");
    private static final AutoscalerId WORKER = new AutoscalerId("au-worker");
    private static final AutoscalerId OTHER = new AutoscalerId("au-other");

    private final SettableClock clock = new SettableClock();
    private final InMemoryPlatform platform = new InMemoryPlatform(clock);
    private final InMemoryAutoscalerRepository autoscalers = new InMemoryAutoscalerRepository();
    private final List<AutoscalerId> requested = new ArrayList<>();
    private final ReceiveSignal receive = receiver(autoscalers);

    @BeforeEach
    void a_shop_that_waits_for_sales() {
        platform.up(InMemoryPlatform.target("empty", "web"), 1);
        add(WEB, "web", "sale", false);
        add(WORKER, "worker", "sale", true);
        add(OTHER, "other", "night", false);
    }

    @Test
    void everybody_who_waits_knows_of_it_and_is_evaluated_at_once_even_when_disabled() {
        var received = receive.receive("shop", Map.of("name", "sale"));

        assertThat(received).isEqualTo(new ReceiveSignal.Received("sale", clock.instant(), List.of(WEB, WORKER)));
        assertThat(signals(WEB)).isEqualTo(Map.of("sale", clock.instant()));
        assertThat(signals(WORKER)).isEqualTo(Map.of("sale", clock.instant()));
        assertThat(signals(OTHER)).isEmpty();
        assertThat(requested).containsExactly(WEB, WORKER);
    }

    @Test
    void one_container_type_may_be_meant() {
        var received = receive.receive("shop", Map.of("name", "sale", "container_type", "worker"));

        assertThat(received.receivedBy()).containsExactly(WORKER);
        assertThat(signals(WEB)).isEmpty();
    }

    @Test
    void a_signal_is_laid_over_what_an_evaluation_stored_meanwhile() {
        receiver(new ContestedRepository(autoscalers, 3)).receive("shop", Map.of("name", "night"));

        assertThat(signals(OTHER)).containsKey("night");
    }

    @Test
    void a_signal_that_never_gets_through_is_a_conflict() {
        ReceiveSignal unlucky = receiver(new ContestedRepository(autoscalers, Integer.MAX_VALUE));

        assertThatThrownBy(() -> unlucky.receive("shop", Map.of("name", "night")))
                .isInstanceOf(PortFailure.StoreConflict.class);
    }

    @Test
    void a_signal_that_nobody_waits_for_is_not_found() {
        for (Map<?, ?> body : List.of(
                Map.of("name", "christmas"),
                Map.of("name", "Sale"),
                Map.of("name", "night", "container_type", "web"))) {
            assertThatThrownBy(() -> receive.receive("shop", body)).isInstanceOfSatisfying(NotFound.class, it -> {
                assertThat(it.resource()).isEqualTo("event");
                assertThat(it.detail()).isEqualTo("no autoscaler waits for the event " + body.get("name"));
            });
        }
        assertThatThrownBy(() -> receive.receive("empty", Map.of("name", "sale")))
                .isInstanceOf(NotFound.class);
        assertThat(requested).isEmpty();
    }

    @Test
    void an_unknown_app_is_not_found() {
        assertThatThrownBy(() -> receive.receive("nowhere", Map.of("name", "sale")))
                .isInstanceOfSatisfying(
                        NotFound.class, it -> assertThat(it.resource()).isEqualTo("app"));
    }

    @Test
    void what_is_no_signal_is_refused() {
        assertProblem(Map.of(), "name", "is required");
        assertProblem(Trees.map("name", null), "name", "is required");
        assertProblem(Map.of("name", 1), "name", "must be a text");
        assertProblem(Map.of("name", " \t"), "name", "must not be blank");
        assertProblem(Map.of("name", "x".repeat(65)), "name", "must have at most 64 characters");
        assertProblem(Map.of("name", "sale", "container_type", 1), "container_type", "must be a text");
    }

    private void assertProblem(Map<?, ?> body, String path, String message) {
        assertThatThrownBy(() -> receive.receive("shop", body))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        it -> assertThat(it.problems()).containsExactly(new Problem(path, message)));
    }

    private void add(AutoscalerId id, String type, String event, boolean isDisabled) {
        Settings settings = new Settings(
                new Bounds(0, 9),
                List.of(new EventPolicy(event, 4, Duration.ofHours(1))),
                Behavior.DEFAULT,
                isDisabled);
        clock.advance(Duration.ofSeconds(1));
        autoscalers.insert(Autoscaler.create(id, InMemoryPlatform.target("shop", type), settings, clock.instant()));
    }

    private Map<String, ?> signals(AutoscalerId id) {
        return autoscalers.find(id).orElseThrow().memory().signals();
    }

    private ReceiveSignal receiver(AutoscalerRepository repository) {
        return new ReceiveSignal(
                new FindAutoscaler(repository, new FindApp(platform)), repository, requested::add, clock);
    }
}
