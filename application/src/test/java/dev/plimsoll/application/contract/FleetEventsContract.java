package dev.plimsoll.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.FleetEvents;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What every `FleetEvents` does.
public abstract class FleetEventsContract {
    protected abstract PlatformLevers platform();

    protected abstract FleetEvents events();

    /// Observes and changes the same platform.
    protected abstract ContainerControl control();

    /// Writes down what it is told.
    protected static final class Notebook implements FleetEvents.Listener {
        private final List<TargetId> changed = new CopyOnWriteArrayList<>();
        private final AtomicInteger everything = new AtomicInteger();

        @Override
        public void changed(TargetId target) {
            changed.add(target);
        }

        @Override
        public void everythingMayHaveChanged() {
            everything.incrementAndGet();
        }

        boolean knowsOf(TargetId target) {
            return changed.contains(target);
        }
    }

    @Test
    void a_started_container_is_told() {
        TargetId web = platform().serviceWith(1);
        Notebook notebook = new Notebook();

        try (var _ = events().subscribe(notebook)) {
            control().start(web, 1, () -> true);

            eventuallyKnows(notebook, web);
        }
    }

    @Test
    void a_crash_is_told() {
        TargetId web = platform().serviceWith(1);
        FleetContainer only = control().observe(web).containers().getFirst();
        Notebook notebook = new Notebook();

        try (var _ = events().subscribe(notebook)) {
            platform().crash(only.id());

            eventuallyKnows(notebook, web);
        }
    }

    @Test
    void a_removed_container_is_told() {
        TargetId web = platform().serviceWith(1);
        Notebook notebook = new Notebook();

        try (var _ = events().subscribe(notebook)) {
            platform().personRemovesAll(web);

            eventuallyKnows(notebook, web);
        }
    }

    @Test
    void nothing_is_told_after_the_subscription_is_closed() {
        TargetId web = platform().serviceWith(2);
        Notebook closed = new Notebook();
        Notebook open = new Notebook();
        events().subscribe(closed).close();

        try (var _ = events().subscribe(open)) {
            control()
                    .remove(
                            web,
                            Set.of(control()
                                    .observe(web)
                                    .firstToGo(1)
                                    .getFirst()
                                    .id()));
            eventuallyKnows(open, web);
        }

        assertThat(closed.knowsOf(web)).isFalse();
    }

    @Test
    void a_listener_that_fails_does_not_keep_others_from_being_told() {
        TargetId web = platform().serviceWith(1);
        Notebook notebook = new Notebook();
        FleetEvents.Listener failing = new FleetEvents.Listener() {
            @Override
            public void changed(TargetId target) {
                throw new IllegalStateException("a listener with a defect");
            }

            @Override
            public void everythingMayHaveChanged() {}
        };

        try (var _ = events().subscribe(failing);
                var _ = events().subscribe(notebook)) {
            control().start(web, 1, () -> true);

            eventuallyKnows(notebook, web);
        }
    }

    @Test
    void after_an_absence_of_the_engine_everything_may_have_changed() {
        TargetId web = platform().serviceWith(1);
        Notebook notebook = new Notebook();

        try (var _ = events().subscribe(notebook)) {
            platform().engineGoesAway();
            platform().engineComesBack();

            Eventually.get("everything may have changed", notebook.everything::get, count -> count > 0);
            control().start(web, 1, () -> true);
            eventuallyKnows(notebook, web);
        }
    }

    private static void eventuallyKnows(Notebook notebook, TargetId target) {
        Eventually.get("told of " + target, () -> notebook.knowsOf(target), known -> known);
    }
}
