package dev.plimsoll.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.metric.MetricDefinition;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.application.port.MetricDefinitionRepository;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.metric.MetricName;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every `MetricDefinitionRepository` does.
public abstract class MetricDefinitionRepositoryContract {
    private static final AppId SHOP = new AppId(AppKind.COMPOSE, "shop");
    private static final AppId OTHER = new AppId(AppKind.COMPOSE, "Shop");
    private static final Origin PUSHED = new Origin.Pushed(Origin.Kind.GAUGE, Origin.Merge.LAST);

    /// The same one during a test, empty at its start.
    protected abstract MetricDefinitionRepository repository();

    @Test
    void those_of_one_app_are_sorted_by_name() {
        MetricDefinition jobs = definition(SHOP, "jobs", PUSHED);
        MetricDefinition carts = definition(SHOP, "carts", PUSHED);
        List.of(jobs, carts, definition(OTHER, "arts", PUSHED)).forEach(repository()::save);

        assertThat(repository().of(SHOP)).containsExactly(carts, jobs);
        assertThat(repository().of(new AppId(AppKind.COMPOSE, "nobody"))).isEmpty();
    }

    @Test
    void every_origin_comes_back_as_it_was_stored() {
        List<Origin> origins = List.of(
                new Origin.Pushed(Origin.Kind.COUNTER, Origin.Merge.LAST),
                new Origin.Pushed(Origin.Kind.TOTAL, Origin.Merge.MAX),
                new Origin.Prometheus("sum(rate(http_requests_total{app=\"{{app}}\"}[1m])) > 0 # ü€😀", null),
                new Origin.Prometheus("rate(x[1m])", "container"),
                new Origin.RabbitMq("/", "orders", Origin.QueueFigure.READY),
                new Origin.RabbitMq("v", "o", Origin.QueueFigure.AGE),
                new Origin.Redis("jobs", Origin.RedisFigure.LENGTH, null),
                new Origin.Redis("stream", Origin.RedisFigure.PENDING, "workers"));
        for (Origin origin : origins) {
            MetricDefinition definition = definition(SHOP, "jobs", origin);
            repository().save(definition);

            assertThat(repository().of(SHOP)).containsExactly(definition);
        }
    }

    @Test
    void names_differ_by_case() {
        MetricDefinition small = definition(SHOP, "jobs", PUSHED);
        MetricDefinition large = definition(SHOP, "Jobs", PUSHED);
        repository().save(small);
        repository().save(large);

        assertThat(repository().of(SHOP)).containsExactly(large, small);
    }

    @Test
    void one_that_is_deleted_is_gone_and_others_stay() {
        MetricDefinition jobs = definition(SHOP, "jobs", PUSHED);
        MetricDefinition theirs = definition(OTHER, "jobs", PUSHED);
        repository().save(jobs);
        repository().save(theirs);

        assertThat(repository().delete(SHOP, jobs.name())).isTrue();
        assertThat(repository().delete(SHOP, jobs.name())).isFalse();
        assertThat(repository().of(SHOP)).isEmpty();
        assertThat(repository().of(OTHER)).containsExactly(theirs);
    }

    @Test
    void saving_at_the_same_moment_is_no_error() {
        MetricDefinition jobs = definition(SHOP, "jobs", PUSHED);

        Race.Finish<MetricDefinition> finish = Race.of(List.of(() -> saved(jobs), () -> saved(jobs)));

        assertThat(finish.failures()).isEmpty();
        assertThat(repository().of(SHOP)).containsExactly(jobs);
    }

    private MetricDefinition saved(MetricDefinition definition) {
        repository().save(definition);
        return definition;
    }

    private static MetricDefinition definition(AppId app, String name, Origin origin) {
        return new MetricDefinition(app, new MetricName(name), "jobs", origin);
    }
}
