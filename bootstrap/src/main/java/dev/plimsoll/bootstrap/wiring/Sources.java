package dev.plimsoll.bootstrap.wiring;

import dev.plimsoll.adapters.metrics.prometheus.PrometheusMetrics;
import dev.plimsoll.adapters.metrics.rabbitmq.RabbitMqMetrics;
import dev.plimsoll.adapters.metrics.redis.RedisMetrics;
import dev.plimsoll.application.control.KnownDefinitions;
import dev.plimsoll.application.metric.MetricDefinition;
import dev.plimsoll.domain.fleet.AppId;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/// Sources of declared metrics as beans: those whose servers the service is told of.
@Factory
final class Sources {
    private static final String PROMETHEUS = "plimsoll.prometheus-url";
    private static final String RABBITMQ = "plimsoll.rabbitmq-url";
    private static final String REDIS = "plimsoll.redis-url";

    private final Function<AppId, List<MetricDefinition>> definitions;

    Sources(KnownDefinitions known) {
        this.definitions = known::of;
    }

    @Singleton
    @Bean(preDestroy = "close")
    @Requires(property = PROMETHEUS)
    PrometheusMetrics prometheus(@Property(name = PROMETHEUS) URI url) {
        return new PrometheusMetrics(url, definitions);
    }

    @Singleton
    @Bean(preDestroy = "close")
    @Requires(property = RABBITMQ)
    RabbitMqMetrics rabbitMq(@Property(name = RABBITMQ) URI url) {
        return new RabbitMqMetrics(url, definitions);
    }

    @Singleton
    @Bean(preDestroy = "close")
    @Requires(property = REDIS)
    RedisMetrics redis(@Property(name = REDIS) URI url) {
        return new RedisMetrics(url, definitions);
    }
}
