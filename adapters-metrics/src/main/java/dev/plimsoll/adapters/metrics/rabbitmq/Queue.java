package dev.plimsoll.adapters.metrics.rabbitmq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.adapters.metrics.declared.NoReading;
import dev.plimsoll.application.metric.Origin.QueueFigure;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// What the server says of a queue.
record Queue(JsonNode statistics) {
    /// Clocks of publishers may differ from ours by this much.
    private static final Duration AHEAD = Duration.ofSeconds(5);

    /// In these the last figures stay as they were.
    private static final Set<String> DEAD = Set.of("down", "stopped", "crashed", "minority");

    double figure(QueueFigure figure, Instant now) throws NoReading {
        String state = statistics.path("state").asText();
        if (DEAD.contains(state)) {
            throw new NoReading("the queue is " + state);
        }
        double amount = switch (figure) {
            case READY -> ready();
            case UNACKED -> number("messages_unacknowledged", NOT_YET);
            case MESSAGES -> number("messages", NOT_YET);
            case PUBLISH_RATE -> publishRate();
            case AGE -> age(now);
        };
        if (!Double.isFinite(amount) || amount < 0) {
            throw new NoReading("the server says " + amount + ", which is no amount");
        }
        return amount;
    }

    private static final String NOT_YET =
            "the server has no statistics of the queue: it gathers them every few seconds,"
                    + " unless management_agent.disable_metrics_collector is set";

    private double ready() throws NoReading {
        return number("messages_ready", NOT_YET);
    }

    private double publishRate() throws NoReading {
        ready();
        return number(
                statistics.path("message_stats").path("publish_details").path("rate"),
                "the server has no publish rate of the queue: nothing has been published to it since the server"
                        + " started, or rates_mode is none");
    }

    /// Since when the oldest message that is ready waits; nobody waits in an empty queue.
    private double age(Instant now) throws NoReading {
        if (ready() == 0) {
            return 0;
        }
        double publishedAt = number(
                "head_message_timestamp",
                "the oldest message has no timestamp: publishers must set the property `timestamp`, or the plugin"
                        + " rabbitmq_message_timestamp does it for them; quorum queues and streams do not tell");
        double age = now.toEpochMilli() / 1000.0 - publishedAt;
        if (age < -AHEAD.toSeconds()) {
            throw new NoReading("the timestamp of the oldest message is " + Math.round(-age) + " s in the future");
        }
        return Math.max(0, age);
    }

    private double number(String field, String otherwise) throws NoReading {
        return number(statistics.path(field), otherwise);
    }

    private static double number(JsonNode value, String otherwise) throws NoReading {
        if (!value.isNumber()) {
            throw new NoReading(otherwise);
        }
        return value.doubleValue();
    }
}
