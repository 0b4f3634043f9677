package dev.plimsoll.adapters.metrics.prometheus;

import dev.plimsoll.adapters.metrics.declared.DeclaredMetrics;
import dev.plimsoll.adapters.metrics.declared.NoReading;
import dev.plimsoll.adapters.metrics.http.JsonServer;
import dev.plimsoll.application.metric.MetricDefinition;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.Reading;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// What a Prometheus server answers to the queries that were declared.
///
/// How old a value is: an answer is always of the moment of the question, whatever the samples behind it are, so
/// `timestamp(...)` of the same query is asked too. Of a plain selector that is the time of its newest sample. Of
/// anything calculated (`sum`, `rate`) it is the moment of the question again: there the server alone knows, and what
/// bounds the age is its look-back, which we ask it to shorten to a minute (servers that do not know the parameter
/// look back for five), and the ranges in the query. Ages are differences of the server's own times, so a clock that
/// differs from ours makes nothing older or younger; see [ServerClock].
public final class PrometheusMetrics extends DeclaredMetrics<Origin.Prometheus> {
    private static final String TIMEOUT = "&timeout=" + DeclaredMetrics.QUESTION.toMillis() + "ms";
    private static final String LOOK_BACK = "&lookback_delta=" + Samples.OLDEST.toSeconds() + "s";

    private final JsonServer server;
    private final ServerClock clock = new ServerClock();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// @param url such as `http://localhost:9090`, with user and password if it wants them
    /// @param definitions of an app, of every origin
    public PrometheusMetrics(URI url, Function<AppId, List<MetricDefinition>> definitions) {
        super(Origin.Prometheus.class, definitions, origin -> origin.containerLabel() == null);
        this.server = new JsonServer(url, DeclaredMetrics.QUESTION);
    }

    @Override
    public String name() {
        return "prometheus";
    }

    @Override
    public void close() {
        super.close();
        threads.shutdownNow();
        server.close();
    }

    @Override
    protected Reading ask(Origin.Prometheus origin, Fleet fleet, Instant now)
            throws NoReading, IOException, InterruptedException {
        String query = QueryTemplate.fill(origin.query(), fleet.target());
        // Side by side, as each may take nearly as long as there is for both. A comment may end the query: only a new
        // line ends a comment.
        Future<JsonServer.Answer> times = threads.submit(() -> server.get(path("timestamp(" + query + "\n)")));
        try {
            JsonServer.Answer answer = server.get(path(query) + LOOK_BACK);
            List<Series> values = Series.of(answer);
            boolean isScalar = answer.body().at("/data/resultType").asText().equals("scalar");
            Samples samples = new Samples(values, isScalar ? Map.of() : taken(times.get(), now));
            String label = origin.containerLabel();
            return label == null ? samples.total(now) : samples.perContainer(label, fleet, now);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof IOException refusal ? refusal : new IOException(failure.getCause());
        } finally {
            times.cancel(true);
        }
    }

    private Map<Map<String, String>, Samples.Taken> taken(JsonServer.Answer times, Instant now)
            throws NoReading, IOException {
        Map<Map<String, String>, Samples.Taken> taken = new HashMap<>();
        for (Series sample : Series.of(times)) {
            Duration age = Duration.ofMillis(Math.max(0, millis(sample.at() - sample.value())));
            Instant at = clock.ours(age, Instant.ofEpochMilli(millis(sample.at())), now);
            taken.put(sample.labels(), new Samples.Taken(age, at));
        }
        return taken;
    }

    private static long millis(double seconds) {
        return Math.round(seconds * 1000);
    }

    private static String path(String query) {
        return "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + TIMEOUT;
    }
}
