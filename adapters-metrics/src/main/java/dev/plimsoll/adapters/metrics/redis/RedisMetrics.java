package dev.plimsoll.adapters.metrics.redis;

import dev.plimsoll.adapters.metrics.declared.DeclaredMetrics;
import dev.plimsoll.adapters.metrics.declared.NoReading;
import dev.plimsoll.application.metric.MetricDefinition;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.SSLSocketFactory;
import redis.clients.jedis.Jedis;

/// Lists and streams of a Redis server. Their figures are of the moment of the question.
///
/// Redis removes a list with its last element, so a key that does not exist is an empty list: its length is 0. A group
/// of consumers does not vanish that way, so one that does not exist is missing.
public final class RedisMetrics extends DeclaredMetrics<Origin.Redis> {
    private static final int LONGEST_TYPE = 40;

    private final RedisServer server;

    /// @param url such as `redis://user:password@localhost:6379/0`, or `rediss://` for TLS
    /// @param definitions of an app, of every origin
    public RedisMetrics(URI url, Function<AppId, List<MetricDefinition>> definitions) {
        this(url, definitions, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    RedisMetrics(URI url, Function<AppId, List<MetricDefinition>> definitions, SSLSocketFactory certificates) {
        super(Origin.Redis.class, definitions, _ -> true);
        this.server = new RedisServer(url, certificates);
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    protected Reading ask(Origin.Redis origin, Fleet fleet, Instant now)
            throws NoReading, IOException, InterruptedException {
        String group = origin.group();
        double amount =
                server.ask(redis -> group == null ? length(redis, origin.key()) : pending(redis, origin.key(), group));
        if (amount < 0) {
            throw new NoReading("Redis answers " + amount + ", which is no amount");
        }
        return new Reading.Total(TimeSeries.of(now, amount));
    }

    private static double length(Jedis redis, String key) throws NoReading {
        String type = redis.type(key);
        return switch (type) {
            case "none" -> 0;
            case "list" -> redis.llen(key);
            case "stream" -> redis.xlen(key);
            // Modules have types of their own.
            default ->
                throw new NoReading("the key '" + key + "' is neither a list nor a stream, but a "
                        + type.substring(0, Math.min(LONGEST_TYPE, type.length())));
        };
    }

    private static double pending(Jedis redis, String key, String group) {
        return redis.xpending(key, group).getTotal();
    }
}
