package dev.plimsoll.application.traffic;

import dev.plimsoll.application.balancer.Binding;
import dev.plimsoll.application.port.App;
import dev.plimsoll.domain.fleet.Probe;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the labels of a container say of its requests.
///
/// ```yaml
/// plimsoll.haproxy: web                       # or plimsoll.nginx, plimsoll.traefik
/// plimsoll.port: "8080"
/// plimsoll.network: shop_front                # which of its addresses, when it has several
/// plimsoll.check-interval: 500ms
/// plimsoll.drain-timeout: 30s
/// plimsoll.probe: http://:8080/healthz
/// plimsoll.ready-timeout: 300s
/// plimsoll.warm-pool: "2"
/// ```
///
/// @param binding who gives it requests; null when Plimsoll tells nobody
/// @param port where it takes requests; 0 when that is not said
/// @param network whose address it is reached at; empty for any
/// @param drainTimeout how long it may take to end its requests before it is stopped, from 0 s to 1 h
/// @param probe how it is asked whether it is ready; null when its labels say nothing
/// @param readyTimeout how long it may be unready before it is replaced; null when its labels say nothing
/// @param warmPool how many containers are kept ready beyond those that are wanted, from 0 to 100; null when
///     its labels say nothing
public record TrafficLabels(
        @Nullable Binding binding,
        int port,
        String network,
        Duration drainTimeout,
        @Nullable Probe probe,
        @Nullable Duration readyTimeout,
        @Nullable Integer warmPool) {
    private static final Duration LONGEST_DRAIN = Duration.ofHours(1);
    private static final Pattern DURATION = Pattern.compile("(?<amount>[0-9]{1,8})(?<unit>ms|s|m|h)");

    /// Of a container without labels.
    public static final TrafficLabels NONE = read(Map.of());

    /// Reads them; labels that are unknown are left to others.
    ///
    /// @throws InvalidSettings with every problem and its label
    public static TrafficLabels read(Map<String, String> labels) {
        Reader reader = new Reader(labels, new Problems());
        TrafficLabels read = new TrafficLabels(
                reader.binding(),
                reader.port(),
                reader.text("network"),
                reader.duration("drain-timeout").orElse(Duration.ofSeconds(30)),
                reader.probe(),
                reader.duration("ready-timeout").orElse(null),
                reader.count("warm-pool"));
        reader.problems
                .check(
                        read.drainTimeout.compareTo(LONGEST_DRAIN) <= 0,
                        "drain-timeout",
                        "must be from 0s to 1h, such as 30s")
                .check(
                        read.readyTimeout == null || Readiness.isPatience(read.readyTimeout),
                        "ready-timeout",
                        "must be from 1s to 24h, such as 300s");
        reader.refuse();
        return read;
    }

    private record Reader(Map<String, String> labels, Problems problems) {
        String text(String name) {
            return labels.getOrDefault(App.ContainerType.LABELS + name, "").strip();
        }

        @Nullable
        Binding binding() {
            List<Binding.Kind> named = Arrays.stream(Binding.Kind.values())
                    .filter(kind -> !text(kind.text()).isEmpty())
                    .toList();
            if (named.isEmpty()) {
                return null;
            }
            Binding.Kind kind = named.getFirst();
            if (named.size() > 1) {
                problems.add(new Problem(named.get(1).text(), "must not stand beside " + kind.text()));
            }
            problems.check(!text("port").isEmpty(), "port", "is missing: where do containers take requests?");
            Duration interval = duration("check-interval").orElse(Duration.ofMillis(500));
            return build(() -> new Binding(kind, text(kind.text()), interval)).orElse(null);
        }

        int port() {
            String text = text("port");
            boolean isPort =
                    text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65_535;
            problems.check(text.isEmpty() || isPort, "port", "must be from 1 to 65535");
            return isPort ? Integer.parseInt(text) : 0;
        }

        @Nullable
        Probe probe() {
            String text = text("probe");
            return text.isEmpty() ? null : build(() -> Probe.parse(text)).orElse(null);
        }

        @Nullable
        Integer count(String name) {
            String text = text(name);
            boolean isCount = text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= Readiness.MOST_SPARES;
            problems.check(text.isEmpty() || isCount, name, "must be from 0 to " + Readiness.MOST_SPARES);
            return isCount ? Integer.valueOf(text) : null;
        }

        Optional<Duration> duration(String name) {
            String text = text(name);
            Matcher matcher = DURATION.matcher(text);
            if (matcher.matches()) {
                long amount = Long.parseLong(matcher.group("amount"));
                return Optional.of(
                        switch (matcher.group("unit")) {
                            case "ms" -> Duration.ofMillis(amount);
                            case "s" -> Duration.ofSeconds(amount);
                            case "m" -> Duration.ofMinutes(amount);
                            default -> Duration.ofHours(amount);
                        });
            }
            problems.check(text.isEmpty(), name, "must be a time such as 500ms, 30s or 5m");
            return Optional.empty();
        }

        private <T> Optional<T> build(Supplier<T> part) {
            try {
                return Optional.of(part.get());
            } catch (InvalidSettings wrong) {
                wrong.problems().forEach(problems::add);
                return Optional.empty();
            }
        }

        void refuse() {
            try {
                problems.refuse();
            } catch (InvalidSettings wrong) {
                throw new InvalidSettings(wrong.problems().stream()
                        .map(problem -> new Problem(App.ContainerType.LABELS + problem.path(), problem.message()))
                        .toList());
            }
        }
    }
}
