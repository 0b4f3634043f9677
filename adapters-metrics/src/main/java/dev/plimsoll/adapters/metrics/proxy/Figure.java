package dev.plimsoll.adapters.metrics.proxy;

import dev.plimsoll.domain.metric.MetricName;
import java.util.Arrays;
import java.util.Optional;

/// What is told of a container.
enum Figure {
    REQUESTS("rpm_per_container", Origin.LOG),
    TIME_MEAN("response_time", Origin.LOG),
    TIME_P50("p50_response_time", Origin.LOG),
    TIME_P95("p95_response_time", Origin.LOG),
    TIME_P99("p99_response_time", Origin.LOG),
    ERRORS("5XX", Origin.LOG),
    ALL_REQUESTS("all", Origin.LOG),
    QUEUE_LENGTH("queue_length", Origin.SOCKET),
    QUEUE_TIME("queue_time", Origin.SOCKET),
    CONNECTIONS("connections", Origin.SOCKET);

    /// Who tells it.
    enum Origin {
        LOG,
        SOCKET
    }

    private final String metric;
    private final Origin origin;

    Figure(String metric, Origin origin) {
        this.metric = metric;
        this.origin = origin;
    }

    MetricName metric() {
        return new MetricName(metric);
    }

    Origin origin() {
        return origin;
    }

    static Optional<Figure> of(MetricName metric) {
        return Arrays.stream(values())
                .filter(figure -> figure.metric.equals(metric.value()))
                .findFirst();
    }
}
