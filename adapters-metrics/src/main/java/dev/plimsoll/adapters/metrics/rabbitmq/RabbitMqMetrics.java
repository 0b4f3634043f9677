package dev.plimsoll.adapters.metrics.rabbitmq;

import dev.plimsoll.adapters.metrics.declared.DeclaredMetrics;
import dev.plimsoll.adapters.metrics.declared.NoReading;
import dev.plimsoll.adapters.metrics.http.JsonServer;
import dev.plimsoll.application.metric.MetricDefinition;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// Queues of a RabbitMQ server, by the HTTP API of its management plugin.
///
/// The server gathers its statistics every five seconds by default (`collect_statistics_interval`), so figures are a
/// few seconds behind; it does not tell how many, and they count as of the moment of the question.
public final class RabbitMqMetrics extends DeclaredMetrics<Origin.RabbitMq> {
    /// Without it the answer has all that is known of consumers and channels too.
    private static final String COLUMNS =
            "?columns=state,messages,messages_ready,messages_unacknowledged,message_stats.publish_details.rate,"
                    + "head_message_timestamp";

    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final JsonServer server;

    /// @param url of the management plugin, such as `http://user:password@localhost:15672`
    /// @param definitions of an app, of every origin
    public RabbitMqMetrics(URI url, Function<AppId, List<MetricDefinition>> definitions) {
        super(Origin.RabbitMq.class, definitions, _ -> true);
        this.server = new JsonServer(url, DeclaredMetrics.QUESTION);
    }

    @Override
    public String name() {
        return "rabbitmq";
    }

    @Override
    public void close() {
        super.close();
        server.close();
    }

    @Override
    protected Reading ask(Origin.RabbitMq origin, Fleet fleet, Instant now)
            throws NoReading, IOException, InterruptedException {
        JsonServer.Answer answer =
                server.get("/api/queues/" + encode(origin.virtualHost()) + "/" + encode(origin.queue()) + COLUMNS);
        refuseErrors(answer, origin);
        return new Reading.Total(TimeSeries.of(now, new Queue(answer.body()).figure(origin.figure(), now)));
    }

    private static void refuseErrors(JsonServer.Answer answer, Origin.RabbitMq origin) throws NoReading, IOException {
        String reason = answer.body().path("reason").asText("no reason");
        switch (answer.status()) {
            case NOT_FOUND ->
                throw new NoReading("there is no queue '" + origin.queue() + "' in the virtual host '"
                        + origin.virtualHost() + "'");
            case UNAUTHORIZED ->
                throw new IOException("RabbitMQ refuses the user of its URL: " + reason
                        + "; the user needs the tag management and rights on the virtual host");
            default -> {
                if (!answer.isOk()) {
                    throw new IOException("RabbitMQ answers HTTP " + answer.status() + ": " + reason);
                }
            }
        }
    }

    private static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
