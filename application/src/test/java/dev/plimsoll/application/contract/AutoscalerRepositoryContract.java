package dev.plimsoll.application.contract;

import static dev.plimsoll.application.contract.Samples.NOON;
import static dev.plimsoll.application.contract.Samples.SHOP_WEB;
import static dev.plimsoll.application.contract.Samples.acted;
import static dev.plimsoll.application.contract.Samples.autoscaler;
import static dev.plimsoll.application.contract.Samples.createdAt;
import static dev.plimsoll.application.contract.Samples.newId;
import static dev.plimsoll.application.contract.Samples.settings;
import static dev.plimsoll.application.contract.Samples.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.PortFailure.StoreConflict;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.Mode;
import dev.plimsoll.domain.autoscaler.Owner;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.decision.RateRule;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.decision.ScalingMemory.Recommended;
import dev.plimsoll.domain.decision.ScalingRules;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.TargetType;
import dev.plimsoll.domain.policy.Combination;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every `AutoscalerRepository` does.
public abstract class AutoscalerRepositoryContract {
    /// The same one during a test, empty at its start.
    protected abstract AutoscalerRepository repository();

    @Test
    void a_new_autoscaler_comes_back_as_it_was() {
        Autoscaler stored = repository().insert(autoscaler(SHOP_WEB));

        assertThat(repository().find(stored.id())).contains(stored);
        assertThat(repository().findByTarget(SHOP_WEB)).contains(stored);
        assertThat(repository().list()).containsExactly(stored);
        assertThat(stored.desired()).isNull();
        assertThat(stored.lastScaleAt()).isNull();
    }

    @Test
    void whose_it_is_comes_back_and_outlives_a_change() {
        Autoscaler stored =
                repository().insert(Autoscaler.create(newId(), SHOP_WEB, settings(1, 10), Owner.LABELS, NOON));

        Autoscaler updated = repository().update(stored.with(settings(2, 10), NOON));

        assertThat(updated.owner()).isEqualTo(Owner.LABELS);
        assertThat(repository().list()).containsExactly(updated);
    }

    @Test
    void everything_that_can_be_set_comes_back() {
        Settings settings = new Settings(
                new Bounds(2, 40),
                List.of(
                        new TargetTrackingPolicy(MetricName.CPU, 0.625),
                        new TargetTrackingPolicy(MetricName.MEMORY, TargetType.AVERAGE, 0.8, true)),
                Combination.MAJORITY,
                new Behavior(
                        new ScalingRules(
                                0.25,
                                Duration.ofSeconds(7),
                                Duration.ofSeconds(11),
                                ScalingRules.Select.DISABLED,
                                List.of(new RateRule(RateRule.Type.COUNT, 3, Duration.ofSeconds(13))),
                                0.5),
                        new ScalingRules(
                                0,
                                Duration.ofSeconds(17),
                                Duration.ofSeconds(19),
                                ScalingRules.Select.MIN,
                                List.of(new RateRule(RateRule.Type.PERCENT, 50, Duration.ofSeconds(23))),
                                Double.POSITIVE_INFINITY),
                        new Readiness(Duration.ofSeconds(29), Duration.ofSeconds(31), Duration.ofSeconds(37), false)),
                Mode.DRY_RUN,
                true);
        Autoscaler given = acted(Autoscaler.create(newId(), SHOP_WEB, settings, NOON), 4, NOON.plusSeconds(60));

        repository().insert(given);

        assertThat(repository().find(given.id())).contains(given);
    }

    @Test
    void an_unknown_one_is_not_found() {
        repository().insert(autoscaler(SHOP_WEB));

        assertThat(repository().find(newId())).isEmpty();
        assertThat(repository().findByTarget(target("shop", "worker"))).isEmpty();
        assertThat(repository().findByTarget(target("blog", "web"))).isEmpty();
    }

    @Test
    void an_empty_repository_lists_nothing() {
        assertThat(repository().list()).isEmpty();
    }

    @Test
    void a_target_has_at_most_one() {
        Autoscaler first = repository().insert(autoscaler(SHOP_WEB));

        assertThatThrownBy(() -> repository().insert(autoscaler(SHOP_WEB)))
                .isInstanceOf(StoreConflict.class)
                .hasMessageContaining("shop/web");
        assertThat(repository().list()).containsExactly(first);
    }

    @Test
    void names_are_compared_letter_by_letter() {
        List<TargetId> targets = List.of(
                target("shop", "web"),
                target("Shop", "web"),
                target("shop", "WEB"),
                target("shöp", "web"),
                target("商店", "веб-сервер"),
                target("商店", "🚢"));

        List<Autoscaler> stored =
                targets.stream().map(it -> repository().insert(autoscaler(it))).toList();

        assertThat(stored)
                .allSatisfy(
                        it -> assertThat(repository().findByTarget(it.target())).contains(it));
        assertThat(repository().findByTarget(target("SHOP", "web"))).isEmpty();
        assertThat(repository().findByTarget(target("shop", "🚣"))).isEmpty();
    }

    @Test
    void the_oldest_is_listed_first() {
        Autoscaler second = repository().insert(createdAt(NOON.plusNanos(1000), target("b", "web")));
        Autoscaler third = repository().insert(createdAt(NOON.plusSeconds(1), target("a", "web")));
        Autoscaler first = repository().insert(createdAt(NOON, target("c", "web")));

        assertThat(repository().list()).containsExactly(first, second, third);
    }

    @Test
    void an_update_is_stored_under_the_next_version() {
        Autoscaler before = repository().insert(autoscaler(SHOP_WEB));

        Autoscaler changed =
                repository().update(acted(before, 4, NOON.plusSeconds(5)).with(settings(2, 20), NOON.plusSeconds(6)));

        assertThat(changed.version()).isEqualTo(before.version() + 1);
        assertThat(changed.desired()).isEqualTo(4);
        assertThat(changed.settings()).isEqualTo(settings(2, 20));
        assertThat(changed.updatedAt()).isEqualTo(NOON.plusSeconds(6));
        assertThat(repository().find(before.id())).contains(changed);
        assertThat(repository().update(changed).version()).isEqualTo(before.version() + 2);
    }

    @Test
    void what_was_set_can_be_unset() {
        Autoscaler acted = acted(repository().insert(autoscaler(SHOP_WEB)), 4, NOON);
        Autoscaler stored = repository().update(acted);

        Autoscaler unset = repository().update(Samples.with(stored, null, ScalingMemory.EMPTY, null));

        assertThat(repository().find(stored.id())).contains(unset);
        assertThat(unset.desired()).isNull();
        assertThat(unset.lastScaleAt()).isNull();
        assertThat(unset.memory()).isEqualTo(ScalingMemory.EMPTY);
    }

    @Test
    void the_second_of_two_writers_is_told_and_can_read_again() {
        Autoscaler read = repository().insert(autoscaler(SHOP_WEB));
        Autoscaler winner = repository().update(acted(read, 3, NOON));

        assertThatThrownBy(() -> repository().update(acted(read, 5, NOON)))
                .isInstanceOf(StoreConflict.class)
                .hasMessageContaining("shop/web");

        assertThat(repository().find(read.id())).contains(winner);
        assertThat(repository().update(acted(winner, 5, NOON)).desired()).isEqualTo(5);
    }

    @Test
    void one_that_is_gone_cannot_be_updated() {
        Autoscaler gone = repository().insert(autoscaler(SHOP_WEB));
        repository().delete(gone.id());

        assertThatThrownBy(() -> repository().update(gone)).isInstanceOf(StoreConflict.class);
        assertThat(repository().list()).isEmpty();
    }

    @Test
    void a_deleted_one_is_forgotten_and_its_target_is_free_again() {
        Autoscaler deleted = repository().insert(autoscaler(SHOP_WEB));
        Autoscaler other = repository().insert(autoscaler(target("shop", "worker")));

        repository().delete(deleted.id());
        repository().delete(deleted.id());

        assertThat(repository().find(deleted.id())).isEmpty();
        assertThat(repository().findByTarget(SHOP_WEB)).isEmpty();
        assertThat(repository().list()).containsExactly(other);
        Autoscaler next = repository().insert(autoscaler(SHOP_WEB));
        assertThat(repository().findByTarget(SHOP_WEB)).contains(next);
    }

    @Test
    void instants_keep_microseconds_and_no_more() {
        Instant at = Instant.parse("2026-06-30T23:59:59.999999999Z");
        Autoscaler stored = repository().insert(createdAt(at, SHOP_WEB));

        assertThat(stored.createdAt()).isEqualTo("2026-06-30T23:59:59.999999Z");
        assertThat(repository().find(stored.id())).contains(stored);
    }

    /// Hours that clocks of many places skip or show twice are ordinary ones in UTC.
    @Test
    void instants_are_the_same_everywhere() {
        List<Instant> instants = Stream.of(
                        "2026-03-08T07:30:00Z",
                        "2026-03-08T02:30:00.5Z",
                        "2026-03-29T01:30:00Z",
                        "2026-03-29T02:30:00.123456Z",
                        "2026-10-25T00:30:00Z",
                        "2026-10-25T01:30:00Z",
                        "2026-11-01T05:30:00.000001Z",
                        "2026-11-01T06:30:00.000001Z",
                        "1970-01-01T00:00:00Z",
                        "2099-12-31T23:59:59.999999Z")
                .map(Instant::parse)
                .toList();

        for (Instant at : instants) {
            Autoscaler stored = repository().insert(createdAt(at, target("shop", at.toString())));
            assertThat(repository().find(stored.id()).orElseThrow().createdAt()).isEqualTo(at);
        }
        assertThat(repository().list()).extracting(Autoscaler::createdAt).isSorted();
    }

    @Test
    void a_long_memory_fits() {
        List<Recommended> recommendations = IntStream.range(0, 5000)
                .mapToObj(it -> new Recommended(NOON.plusSeconds(it), it % 7))
                .toList();
        Autoscaler given = autoscaler(SHOP_WEB);
        Autoscaler stored = repository()
                .insert(Samples.with(
                        given, 3, new ScalingMemory(recommendations, List.of(), NOON, null, null, Map.of()), null));

        assertThat(repository().find(stored.id())).contains(stored);
    }

    @Test
    void of_updates_at_the_same_moment_exactly_one_wins() {
        Autoscaler present = repository().insert(autoscaler(SHOP_WEB));
        for (int round = 0; round < 20; round++) {
            Autoscaler read = present;
            Race.Finish<Autoscaler> finish = Race.of(List.of(
                    () -> repository().update(acted(read, 3, NOON)),
                    () -> repository().update(acted(read, 5, NOON))));

            assertThat(finish.results()).hasSize(1);
            assertThat(finish.failures()).singleElement().isInstanceOf(StoreConflict.class);
            present = repository().find(read.id()).orElseThrow();
            assertThat(present).isEqualTo(finish.results().getFirst());
        }
    }

    @Test
    void of_inserts_at_the_same_moment_exactly_one_wins() {
        for (int round = 0; round < 10; round++) {
            TargetId target = target("shop", "web-" + round);
            Race.Finish<Autoscaler> finish = Race.of(List.of(
                    () -> repository().insert(autoscaler(target)),
                    () -> repository().insert(autoscaler(target))));

            assertThat(finish.failures()).singleElement().isInstanceOf(StoreConflict.class);
            assertThat(repository().findByTarget(target))
                    .contains(finish.results().getFirst());
        }
    }
}
