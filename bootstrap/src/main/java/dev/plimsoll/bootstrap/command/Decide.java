package dev.plimsoll.bootstrap.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plimsoll.domain.adaptive.AdaptivePlanner;
import dev.plimsoll.domain.adaptive.ServiceModel;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `./plimsoll decide --stdio`: decides for whoever simulates. A JSON object a line comes in, a count a line goes out.
///
/// ```
/// {"type":"init","dt":5,"capacity":100,"slo":0.8,"delay":30,"min":1,"max":1000,"period":15,"start":"2020-01-01T00:00:00Z"}
/// {"type":"tick","t":15,"load":[410.2,423.8,431.0],"ready":6,"pending":0,"desired":6}
/// ```
///
/// | Field | Meaning |
/// |---|---|
/// | `dt`, `period`, `delay` | seconds: between two loads, between two ticks, from an order until it is ready |
/// | `capacity`, `slo` | requests a second that one container serves, and the share of it that is served well |
/// | `load` | of each step since the last tick, in requests a second |
/// | `ready`, `pending` | containers now |
///
/// `init` comes first, and is not answered; each `tick` is. What else there is in a line is not read. It ends with the
/// input.
public final class Decide {
    private static final int WRONG_USAGE = 2;
    private static final double MILLIS = 1000;
    private static final JsonMapper JSON = new JsonMapper();

    private @Nullable AdaptivePlanner planner;

    private Decide() {}

    public static void main(String[] args) throws IOException {
        try {
            if (args.length != 1 || !args[0].equals("--stdio")) {
                throw wrong("decide", "needs --stdio, and nothing else");
            }
            run(new BufferedReader(new InputStreamReader(System.in, UTF_8)), new PrintStream(System.out, true, UTF_8));
        } catch (InvalidSettings wrong) {
            System.err.println("plimsoll: " + wrong.getMessage());
            System.exit(WRONG_USAGE);
        }
    }

    /// Decides until the input ends.
    ///
    /// @throws InvalidSettings at the first line that makes no sense, naming it
    static void run(BufferedReader in, PrintStream out) throws IOException {
        Decide decide = new Decide();
        int number = 1;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            try {
                decide.take(JSON.readTree(line), out);
            } catch (JsonProcessingException | InvalidSettings wrong) {
                throw wrong("line " + number, String.valueOf(wrong.getMessage()));
            }
            number++;
        }
    }

    private void take(JsonNode said, PrintStream out) {
        switch (said.path("type").asText()) {
            case "init" -> planner = new AdaptivePlanner(model(said));
            case "tick" -> out.println(decide(said));
            default -> throw wrong("type", "must be init or tick");
        }
    }

    private int decide(JsonNode tick) {
        AdaptivePlanner known = planner;
        if (known == null) {
            throw wrong("type", "must be init in the first line");
        }
        for (JsonNode load : tick.path("load")) {
            known.observe(load.isNumber() ? load.doubleValue() : Double.NaN);
        }
        return known.plan(count(tick, "ready") + count(tick, "pending")).count();
    }

    private static ServiceModel model(JsonNode init) {
        return new ServiceModel(
                time(init, "dt"),
                time(init, "period"),
                start(init),
                number(init, "capacity") * number(init, "slo"),
                time(init, "delay"),
                count(init, "min"),
                count(init, "max"));
    }

    private static Instant start(JsonNode init) {
        try {
            return init.hasNonNull("start") ? Instant.parse(init.path("start").asText()) : Instant.EPOCH;
        } catch (DateTimeException _) {
            throw wrong("start", "must be a time such as 2020-01-01T00:00:00Z");
        }
    }

    private static Duration time(JsonNode node, String field) {
        return Duration.ofMillis(Math.round(number(node, field) * MILLIS));
    }

    private static double number(JsonNode node, String field) {
        if (!node.path(field).isNumber()) {
            throw wrong(field, "must be a number");
        }
        return node.path(field).doubleValue();
    }

    private static int count(JsonNode node, String field) {
        if (!node.path(field).isIntegralNumber() || !node.path(field).canConvertToInt()) {
            throw wrong(field, "must be a whole number");
        }
        return node.path(field).intValue();
    }

    private static InvalidSettings wrong(String field, String why) {
        return new InvalidSettings(List.of(new Problem(field, why)));
    }
}
