package dev.plimsoll.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static dev.plimsoll.bootstrap.architecture.Packages.above;
import static dev.plimsoll.bootstrap.architecture.Packages.in;
import static dev.plimsoll.bootstrap.architecture.Packages.oneOf;
import static dev.plimsoll.bootstrap.architecture.Packages.under;

import ch.qos.logback.classic.LoggerContext;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.dockerjava.transport.DockerHttpClient;
import com.nimbusds.jose.JWSObject;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.plimsoll.adapters.activator.Activator;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.loadbalancer.haproxy.HaproxyLoadBalancer;
import dev.plimsoll.adapters.metrics.http.JsonServer;
import dev.plimsoll.adapters.notifications.PlatformMessageSender;
import dev.plimsoll.adapters.persistence.database.DatabaseSettings;
import dev.plimsoll.adapters.resilience.Circuits;
import dev.plimsoll.adapters.rest.RestDefaults;
import dev.plimsoll.application.usecase.EvaluateAutoscaler;
import dev.plimsoll.bootstrap.demo.Demo;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import io.github.bucket4j.Bucket;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Timer;
import io.micronaut.context.BeanContext;
import io.micronaut.core.type.Argument;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.web.router.Router;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import jakarta.inject.Singleton;
import jakarta.mail.Transport;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.runtime.ObjectMethods;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.net.ssl.SSLSocketFactory;
import org.HdrHistogram.Histogram;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.NullMarked;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.yaml.snakeyaml.Yaml;
import reactor.core.publisher.Mono;
import redis.clients.jedis.Jedis;

/// All modules with their white lists. A new adapter is one more constant, and its place in [#ADAPTERS].
final class Modules {
    /// Values, collections, texts, time and mathematics; nothing that reads or writes, waits or starts.
    private static final DescribedPredicate<JavaClass> VALUES = in(
                    Object.class,
                    MethodHandle.class,
                    ObjectMethods.class,
                    List.class,
                    Function.class,
                    Stream.class,
                    RandomGenerator.class,
                    Instant.class,
                    ChronoUnit.class,
                    ZoneRules.class,
                    Pattern.class,
                    BigDecimal.class,
                    Charset.class,
                    MessageDigest.class,
                    NullMarked.class)
            .and(not(oneOf(Process.class, ProcessBuilder.class, Runtime.class)));

    private static final DescribedPredicate<JavaClass> THREADS =
            in(Executor.class, AtomicLong.class, Lock.class).or(oneOf(Thread.class));

    /// Reads the components of a record, so that no reason can lack its form.
    private static final DescribedPredicate<JavaClass> RECORDS = oneOf(RecordComponent.class, Method.class);

    private static final DescribedPredicate<JavaClass> CLOCKS = oneOf(Clock.class, InstantSource.class);

    private static final DescribedPredicate<JavaClass> DATABASES = under(Connection.class);

    private static final DescribedPredicate<JavaClass> JDK_AND_LOGGING =
            under(above(Object.class)).and(not(DATABASES)).or(in(NullMarked.class, Logger.class));

    private static final DescribedPredicate<JavaClass> MICRONAUT_CORE =
            under(BeanContext.class, Singleton.class).or(under(above(Argument.class)));

    static final Module DOMAIN = new Module(
            "domain", above(Autoscaler.class), VALUES.and(not(CLOCKS)).and(not(THREADS)));

    static final Module APPLICATION = new Module(
            "application",
            above(EvaluateAutoscaler.class),
            VALUES.or(THREADS).or(RECORDS).or(DOMAIN.classes()));

    private static final DescribedPredicate<JavaClass> INSIDE = DOMAIN.classes().or(APPLICATION.classes());

    static final Module REST = new Module(
            "adapters-rest",
            RestDefaults.class.getPackageName(),
            INSIDE.or(JDK_AND_LOGGING)
                    .or(MICRONAUT_CORE)
                    .or(under(HttpRequest.class, JsonMapper.class, TaskExecutors.class, Publisher.class))
                    .or(under(JsonProcessingException.class, EmbeddedServer.class))
                    .or(under(JWSObject.class, Bucket.class, Cache.class, JsonProperty.class, OpenAPIDefinition.class))
                    .or(under(above(Authentication.class), above(Serdeable.class), above(Router.class)))
                    .or(under(above(Mono.class), above(above(Timer.class)), above(above(PrometheusRegistry.class)))));

    static final Module DOCKER = new Module(
            "adapters-docker",
            above(Engine.class),
            INSIDE.or(JDK_AND_LOGGING)
                    .or(under(above(above(DockerHttpClient.class)), above(JsonProcessingException.class)))
                    .or(under(TarArchiveEntry.class, Yaml.class)));

    static final Module ACTIVATOR = new Module(
            "adapters-activator",
            Activator.class.getPackageName(),
            INSIDE.or(JDK_AND_LOGGING).or(under(above(Server.class))));

    static final Module LOAD_BALANCER =
            new Module("adapters-loadbalancer", above(HaproxyLoadBalancer.class), INSIDE.or(JDK_AND_LOGGING));

    static final Module METRICS = new Module(
            "adapters-metrics",
            above(JsonServer.class),
            INSIDE.or(JDK_AND_LOGGING)
                    .or(under(above(JsonProcessingException.class)))
                    .or(under(Histogram.class, Jedis.class, SSLSocketFactory.class)));

    static final Module NOTIFICATIONS = new Module(
            "adapters-notifications",
            PlatformMessageSender.class.getPackageName(),
            INSIDE.or(JDK_AND_LOGGING)
                    .or(under(above(JsonProcessingException.class)))
                    .or(under(Mac.class, Transport.class)));

    static final Module PERSISTENCE = new Module(
            "adapters-persistence",
            above(DatabaseSettings.class),
            INSIDE.or(JDK_AND_LOGGING.and(not(under(HttpClient.class))))
                    .or(DATABASES)
                    .or(MICRONAUT_CORE)
                    .or(under(JsonMapper.class, TransactionOperations.class))
                    .or(under(above(MappedEntity.class))));

    static final Module RESILIENCE = new Module(
            "adapters-resilience",
            Circuits.class.getPackageName(),
            INSIDE.or(JDK_AND_LOGGING).or(under(above(CircuitBreaker.class))));

    static final List<Module> ADAPTERS =
            List.of(ACTIVATOR, REST, DOCKER, LOAD_BALANCER, METRICS, NOTIFICATIONS, PERSISTENCE, RESILIENCE);

    /// Wires and starts everything, and leaves what is outside to the adapters.
    static final Module BOOTSTRAP = new Module(
            "bootstrap",
            above(Demo.class),
            INSIDE.or(under(ADAPTERS.stream().map(Module::root).toArray(String[]::new)))
                    .or(JDK_AND_LOGGING)
                    .or(under(above(BeanContext.class), above(LoggerContext.class)))
                    .or(under(above(JsonProcessingException.class)))
                    .or(under(Singleton.class)));

    private Modules() {}

    static List<Module> all() {
        return Stream.concat(Stream.of(DOMAIN, APPLICATION, BOOTSTRAP), ADAPTERS.stream())
                .toList();
    }
}
