package dev.plimsoll.application.metric;

import dev.plimsoll.domain.validation.Problems;
import org.jspecify.annotations.Nullable;

/// Where the values of a declared metric come from.
public sealed interface Origin {
    /// They are pushed to us.
    ///
    /// @param merge what several samples of one series and moment come to
    record Pushed(Kind kind, Merge merge) implements Origin {}

    /// A query to the Prometheus server that the service is told of.
    ///
    /// @param query PromQL; `{{app}}` and `{{type}}` in it are replaced by the target's
    /// @param containerLabel the label whose value is a container's name, id or short id; null when the
    ///     answer is one value for the whole fleet
    record Prometheus(String query, @Nullable String containerLabel) implements Origin {
        public Prometheus {
            new Problems()
                    .check(
                            !query.isBlank() && query.length() <= LONGEST,
                            "query",
                            "must have from 1 to 4096 characters")
                    .check(containerLabel == null || !containerLabel.isBlank(), "container_label", "must not be blank")
                    .refuse();
        }
    }

    /// A queue of the RabbitMQ server that the service is told of: one value for the whole fleet.
    record RabbitMq(String virtualHost, String queue, QueueFigure figure) implements Origin {
        public RabbitMq {
            new Problems()
                    .check(!virtualHost.isBlank() && virtualHost.length() <= LONGEST, "vhost", "must not be blank")
                    .check(!queue.isBlank() && queue.length() <= LONGEST, "queue", "must not be blank")
                    .refuse();
        }
    }

    /// A list or a stream of the Redis server that the service is told of: one value for the whole fleet.
    ///
    /// @param group of consumers, whose pending entries are counted; null where the length is
    record Redis(String key, RedisFigure figure, @Nullable String group) implements Origin {
        public Redis {
            boolean needsGroup = figure == RedisFigure.PENDING;
            new Problems()
                    .check(!key.isBlank() && key.length() <= LONGEST, "key", "must not be blank")
                    .check(!needsGroup || (group != null && !group.isBlank()), "group", "is required for pending")
                    .check(needsGroup || group == null, "group", "is for pending only")
                    .refuse();
        }
    }

    /// The longest text of a query, a key or a name.
    int LONGEST = 4096;

    /// What a pushed value is.
    enum Kind {
        /// What a container has now.
        GAUGE,
        /// What a container has counted since it started; the metric is its rate per second.
        COUNTER,
        /// One value for the whole fleet.
        TOTAL
    }

    /// What several samples of one series and moment come to.
    enum Merge {
        LAST,
        AVERAGE,
        MAX,
        MIN,
        SUM
    }

    /// What is read of a RabbitMQ queue.
    enum QueueFigure {
        /// Messages that wait for a consumer.
        READY,
        /// Messages that consumers have and did not acknowledge.
        UNACKED,
        /// Both together.
        MESSAGES,
        /// Messages published a second.
        PUBLISH_RATE,
        /// For how many seconds the oldest message waits, where the server knows.
        AGE
    }

    /// What is read of a Redis key.
    enum RedisFigure {
        /// The entries of a list or a stream.
        LENGTH,
        /// The entries of a stream that a group has been given and did not acknowledge.
        PENDING
    }
}
