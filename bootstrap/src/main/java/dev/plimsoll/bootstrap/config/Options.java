package dev.plimsoll.bootstrap.config;

import dev.plimsoll.adapters.docker.image.Registries;
import dev.plimsoll.adapters.notifications.MailSettings;
import dev.plimsoll.adapters.persistence.database.DatabaseSettings;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import dev.plimsoll.domain.validation.Problems;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The options of `serve`, read from their environment variables and checked together.
///
/// Example: `PLIMSOLL_PORT=9090` serves on port 9090; `PLIMSOLL_PORT=http` is refused.
///
/// @param environment the variables as the process got them
public record Options(Map<String, String> environment) {
    /// Metrics and the memory of recommendations take longer pauses for standstills.
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(30);

    private static final Duration LONGEST_CIRCUIT = Duration.ofMinutes(10);
    private static final Duration LONGEST_FALLBACK = Duration.ofMinutes(5);
    private static final Duration SHORTEST_RETENTION = Duration.ofHours(1);
    private static final Duration LONGEST_RETENTION = Duration.ofDays(3650);

    private static final String DECISION_RETENTION = "PLIMSOLL_DECISION_RETENTION";
    private static final String METRIC_RETENTION = "PLIMSOLL_METRIC_RETENTION";

    private static final String GUARD_CPU = "PLIMSOLL_GUARD_CPU";
    private static final String GUARD_MEMORY = "PLIMSOLL_GUARD_MEMORY";
    private static final String GUARD_QUEUE = "PLIMSOLL_GUARD_QUEUE";
    private static final String NETWORK_CAPACITY = "PLIMSOLL_NETWORK_CAPACITY";
    private static final String DISK_CAPACITY = "PLIMSOLL_DISK_CAPACITY";

    private static final String PROXY_LOG = "PLIMSOLL_PROXY_LOG_PORT";
    private static final String ACTIVATOR_PORT = "PLIMSOLL_ACTIVATOR_PORT";
    private static final String ACTIVATOR_TIMEOUT = "PLIMSOLL_ACTIVATOR_TIMEOUT";
    private static final String ACTIVATOR_QUEUE = "PLIMSOLL_ACTIVATOR_QUEUE";
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private static final String HAPROXY_SOCKET = "PLIMSOLL_HAPROXY_SOCKET";

    private static final String NGINX_DIR = "PLIMSOLL_NGINX_DIR";
    private static final String NGINX_PID = "PLIMSOLL_NGINX_PID";
    private static final String NGINX_TEST = "PLIMSOLL_NGINX_TEST";
    private static final String NGINX_RELOAD = "PLIMSOLL_NGINX_RELOAD";
    private static final String NGINX_DRAIN = "PLIMSOLL_NGINX_DRAIN";
    private static final String TRAEFIK_POLL = "PLIMSOLL_TRAEFIK_POLL";
    private static final String TRAEFIK_GRACE = "PLIMSOLL_TRAEFIK_GRACE";
    private static final Pattern TIME = Pattern.compile("[1-9][0-9]{0,3}(ms|s|m)");

    private static final String REGISTRIES = "PLIMSOLL_REGISTRIES";
    private static final String BIND_ROOTS = "PLIMSOLL_BIND_ROOTS";

    private static final String RATE_LIMIT = "PLIMSOLL_RATE_LIMIT";
    private static final String RATE_BURST = "PLIMSOLL_RATE_BURST";
    private static final String TLS_CERT = "PLIMSOLL_TLS_CERT";
    private static final String TLS_KEY = "PLIMSOLL_TLS_KEY";

    private static final String FAILURE_RATE = "PLIMSOLL_CIRCUIT_FAILURE_RATE";
    private static final String RESPONSE_TIME = "PLIMSOLL_CIRCUIT_RESPONSE_TIME";
    private static final String ERROR_COUNT = "PLIMSOLL_CIRCUIT_ERROR_COUNT";
    private static final String OPERATION_TIMEOUT = "PLIMSOLL_CIRCUIT_OPERATION_TIMEOUT";
    private static final String RECOVERY = "PLIMSOLL_CIRCUIT_RECOVERY";
    private static final String FALLBACK_AGE = "PLIMSOLL_CIRCUIT_FALLBACK_AGE";

    private static final String PROMETHEUS_URL = "PLIMSOLL_PROMETHEUS_URL";
    private static final String RABBITMQ_URL = "PLIMSOLL_RABBITMQ_URL";
    private static final String REDIS_URL = "PLIMSOLL_REDIS_URL";
    private static final String SMTP_URL = "PLIMSOLL_SMTP_URL";
    private static final String SMTP_FROM = "PLIMSOLL_SMTP_FROM";
    private static final String LOCAL_URLS = "PLIMSOLL_ALLOW_LOCAL_URLS";
    private static final Set<String> WEB = Set.of("http", "https");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,5})s?");
    private static final Pattern DAYS = Pattern.compile("([0-9]{1,5})d");

    public Options {
        environment = Map.copyOf(environment);
    }

    /// Reads and checks the options.
    ///
    /// @throws InvalidSettings naming each variable that cannot be used, and why
    public static Options of(Map<String, String> environment) {
        Options options = new Options(environment);
        Problems problems = new Problems();
        problems.check(
                isPort(options.given("PLIMSOLL_PORT", "8080")), "PLIMSOLL_PORT", "must be a port from 0 to 65535");
        problems.check(
                isInterval(options.evaluationInterval()), "PLIMSOLL_EVALUATION_INTERVAL", "must be from 1s to 30s");
        for (String retention : List.of(DECISION_RETENTION, METRIC_RETENTION)) {
            problems.check(isRetention(options.retention(retention)), retention, "must be from 1h to 3650d");
        }
        problems.check(
                options.given("DOCKER_HOST", "unix:///").matches("(unix|tcp)://\\S+"),
                "DOCKER_HOST",
                "must begin with unix:// or tcp://");
        problems.check(
                options.mayBind(),
                "PLIMSOLL_HOST",
                "is not this machine alone; tokens would travel in plain text: give --tls-cert and"
                        + " --tls-key, or say --insecure-bind (PLIMSOLL_INSECURE_BIND=true) if that is meant");
        options.checkTls(problems);
        options.checkRates(problems);
        options.checkGuards(problems);
        options.checkCapacity(problems, NETWORK_CAPACITY);
        options.checkCapacity(problems, DISK_CAPACITY);
        options.checkProxies(problems);
        options.checkActivator(problems);
        options.checkSources(problems);
        options.checkCircuits(problems);
        options.checkMail(problems);
        options.checkApps(problems);
        try {
            options.database();
        } catch (IllegalArgumentException wrong) {
            problems.add(
                    new Problem("PLIMSOLL_DATABASE_URL or PLIMSOLL_DATA", "cannot be used: " + wrong.getMessage()));
        }
        problems.refuse();
        return options;
    }

    /// The same options as properties of the framework.
    public Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(database());
        Integer port = Integer.valueOf(given("PLIMSOLL_PORT", "8080"));
        properties.put("micronaut.server.port", port);
        properties.put("micronaut.server.host", host());
        properties.put("plimsoll.evaluation-interval", evaluationInterval());
        properties.put("plimsoll.decision-retention", retention(DECISION_RETENTION));
        properties.put("plimsoll.metric-retention", retention(METRIC_RETENTION));
        put(properties, "plimsoll.token", "PLIMSOLL_TOKEN");
        put(properties, "plimsoll.rate.limit", RATE_LIMIT);
        put(properties, "plimsoll.rate.burst", RATE_BURST);
        if (hasTls()) {
            properties.put("micronaut.server.ssl.enabled", true);
            properties.put("micronaut.server.ssl.port", port);
            properties.put("micronaut.server.ssl.key-name", "plimsoll");
            properties.put("micronaut.certificate.file.plimsoll.format", "PEM");
            put(properties, "micronaut.certificate.file.plimsoll.path", TLS_KEY);
            put(properties, "micronaut.certificate.file.plimsoll.certificate-path", TLS_CERT);
        }
        put(properties, "plimsoll.guard-cpu", GUARD_CPU);
        put(properties, "plimsoll.guard-memory", GUARD_MEMORY);
        put(properties, "plimsoll.guard-queue", GUARD_QUEUE);
        put(properties, "plimsoll.docker-host", "DOCKER_HOST");
        putRate(properties, "plimsoll.network-capacity", NETWORK_CAPACITY);
        putRate(properties, "plimsoll.disk-capacity", DISK_CAPACITY);
        put(properties, "plimsoll.proxy.log-address", PROXY_LOG);
        put(properties, "plimsoll.proxy.haproxy-socket", HAPROXY_SOCKET);
        put(properties, "plimsoll.activator.port", ACTIVATOR_PORT);
        put(properties, "plimsoll.activator.queue", ACTIVATOR_QUEUE);
        properties.put("plimsoll.activator.timeout", seconds(ACTIVATOR_TIMEOUT, "60s"));
        put(properties, "plimsoll.balancer.nginx-dir", NGINX_DIR);
        put(properties, "plimsoll.balancer.nginx-pid", NGINX_PID);
        put(properties, "plimsoll.balancer.nginx-test", NGINX_TEST);
        put(properties, "plimsoll.balancer.nginx-reload", NGINX_RELOAD);
        put(properties, "plimsoll.balancer.nginx-drain", NGINX_DRAIN);
        put(properties, "plimsoll.balancer.traefik-poll", TRAEFIK_POLL);
        put(properties, "plimsoll.balancer.traefik-grace", TRAEFIK_GRACE);
        putCircuits(properties);
        put(properties, "plimsoll.prometheus-url", PROMETHEUS_URL);
        put(properties, "plimsoll.rabbitmq-url", RABBITMQ_URL);
        put(properties, "plimsoll.redis-url", REDIS_URL);
        put(properties, "plimsoll.notification.smtp-url", SMTP_URL);
        put(properties, "plimsoll.notification.smtp-from", SMTP_FROM);
        put(properties, "plimsoll.notification.allow-local-urls", LOCAL_URLS);
        put(properties, "plimsoll.registries", REGISTRIES);
        put(properties, "plimsoll.bind-roots", BIND_ROOTS);
        return properties;
    }

    private void checkGuards(Problems problems) {
        problems.check(number(GUARD_CPU, "0.8") > 0, GUARD_CPU, "must be a number above 0, such as 0.8 for 80 %")
                .check(number(GUARD_MEMORY, "0.8") > 0, GUARD_MEMORY, "must be a number above 0, such as 0.85")
                .check(number(GUARD_QUEUE, "10") >= 0, GUARD_QUEUE, "must be a number from 0");
    }

    private void checkRates(Problems problems) {
        problems.check(
                        given(RATE_LIMIT, "0").matches("[0-9]{1,7}"),
                        RATE_LIMIT,
                        "must be requests a minute, or 0 for no limit")
                .check(
                        given(RATE_BURST, "1").matches("0*[1-9][0-9]{0,6}"),
                        RATE_BURST,
                        "must be requests at once, from 1; --rate-limit 0 (PLIMSOLL_RATE_LIMIT=0) is no limit");
    }

    private void checkTls(Problems problems) {
        if (!hasTls()) {
            return;
        }
        for (String variable : List.of(TLS_CERT, TLS_KEY)) {
            if (given(variable, "").isEmpty()) {
                problems.add(new Problem(variable, "is missing: TLS needs a certificate and its key"));
                return;
            }
        }
        String variable = TLS_CERT;
        try {
            PublicKey certified = TlsFiles.readCertificate(Path.of(given(TLS_CERT, "")));
            variable = TLS_KEY;
            TlsFiles.checkKey(Path.of(given(TLS_KEY, "")), certified);
        } catch (TlsFiles.Unusable wrong) {
            problems.add(new Problem(variable, String.valueOf(wrong.getMessage())));
        }
    }

    private boolean hasTls() {
        return !given(TLS_CERT, "").isEmpty() || !given(TLS_KEY, "").isEmpty();
    }

    private void checkCapacity(Problems problems, String variable) {
        String text = given(variable, "");
        problems.check(
                text.isEmpty() || ByteRate.parse(text).isPresent(),
                variable,
                "must be bytes a second above 0, such as 125MB or 100MiB");
    }

    private void checkProxies(Problems problems) {
        problems.check(
                        LogAddress.isOne(given(PROXY_LOG, "5140")),
                        PROXY_LOG,
                        "must be a port from 1 to 65535, or an IP address and a port, such as 172.17.0.1:5140")
                .check(
                        given(HAPROXY_SOCKET, "/").startsWith("/"),
                        HAPROXY_SOCKET,
                        "must be the absolute path of a unix socket");
        for (String path : List.of(NGINX_DIR, NGINX_PID)) {
            problems.check(given(path, "/").startsWith("/"), path, "must be an absolute path");
        }
        for (String time : List.of(NGINX_DRAIN, TRAEFIK_POLL, TRAEFIK_GRACE)) {
            problems.check(TIME.matcher(given(time, "5s")).matches(), time, "must be a time such as 500ms, 30s or 5m");
        }
    }

    private void checkActivator(Problems problems) {
        Duration timeout = seconds(ACTIVATOR_TIMEOUT, "60s");
        problems.check(
                        isPort(given(ACTIVATOR_PORT, "8081"))
                                && !given(ACTIVATOR_PORT, "8081").matches("0+"),
                        ACTIVATOR_PORT,
                        "must be a port from 1 to 65535")
                .check(
                        timeout.isPositive() && timeout.compareTo(LONGEST_WAIT) <= 0,
                        ACTIVATOR_TIMEOUT,
                        "must be from 1s to 3600s")
                .check(
                        given(ACTIVATOR_QUEUE, "1000").matches("0*[1-9][0-9]{0,4}"),
                        ACTIVATOR_QUEUE,
                        "must be requests from 1 to 99999");
    }

    private void checkSources(Problems problems) {
        problems.check(isServer(PROMETHEUS_URL, WEB, ".*"), PROMETHEUS_URL, "must be like http://prometheus:9090")
                .check(
                        isServer(RABBITMQ_URL, WEB, ".*"),
                        RABBITMQ_URL,
                        "must be like http://user:password@rabbitmq:15672, with %40 for an @ in the password")
                .check(
                        isServer(REDIS_URL, Set.of("redis", "rediss"), "/?|/[0-9]{1,4}"),
                        REDIS_URL,
                        "must be like redis://user:password@redis:6379/0 or rediss://..., with %40 for an @ in the"
                                + " password");
    }

    private void checkCircuits(Problems problems) {
        double rate = failureRate();
        problems.check(rate > 0 && rate <= 1, FAILURE_RATE, "must be above 0 and at most 1, such as 0.5 or 50%")
                .check(
                        given(ERROR_COUNT, "10").matches("0*[1-9][0-9]{0,2}"),
                        ERROR_COUNT,
                        "must be a number of failures from 1 to 999");
        for (String variable : List.of(RESPONSE_TIME, OPERATION_TIMEOUT, RECOVERY)) {
            problems.check(
                    isUpTo(LONGEST_CIRCUIT, variable) && seconds(variable).isPositive(),
                    variable,
                    "must be from 1s to 600s");
        }
        problems.check(isUpTo(LONGEST_FALLBACK, FALLBACK_AGE), FALLBACK_AGE, "must be from 0s, for none, to 300s");
    }

    private void putCircuits(Map<String, Object> properties) {
        put(properties, "plimsoll.circuit.error-count", ERROR_COUNT);
        if (!given(FAILURE_RATE, "").isEmpty()) {
            properties.put("plimsoll.circuit.failure-rate", failureRate());
        }
        Map.of(
                        "plimsoll.circuit.response-time",
                        RESPONSE_TIME,
                        "plimsoll.circuit.operation-timeout",
                        OPERATION_TIMEOUT,
                        "plimsoll.circuit.recovery",
                        RECOVERY,
                        "plimsoll.circuit.fallback-age",
                        FALLBACK_AGE)
                .forEach((property, variable) -> {
                    if (!given(variable, "").isEmpty()) {
                        properties.put(property, seconds(variable));
                    }
                });
    }

    /// A ratio, or in percent; -1 if it is neither.
    private double failureRate() {
        String text = given(FAILURE_RATE, "50%");
        boolean isPercent = text.endsWith("%");
        String number = isPercent ? text.substring(0, text.length() - 1).strip() : text;
        if (!NUMBER.matcher(number).matches()) {
            return -1;
        }
        return Double.parseDouble(number) / (isPercent ? 100 : 1);
    }

    private boolean isUpTo(Duration longest, String variable) {
        return SECONDS.matcher(given(variable, "1s")).matches()
                && seconds(variable).compareTo(longest) <= 0;
    }

    /// So many seconds, or one if it is no number of them.
    private Duration seconds(String variable) {
        Matcher seconds = SECONDS.matcher(given(variable, "1s"));
        return seconds.matches() ? Duration.ofSeconds(Long.parseLong(seconds.group(1))) : Duration.ofSeconds(1);
    }

    private void checkMail(Problems problems) {
        String url = given(SMTP_URL, "");
        String from = given(SMTP_FROM, "");
        problems.check(given(LOCAL_URLS, "true").matches("true|false"), LOCAL_URLS, "must be true or false")
                .check(url.isEmpty() || isMail(url, "plimsoll@example.com"), SMTP_URL, MailSettings.FORM)
                .check(
                        (url.isEmpty() && from.isEmpty()) || isMail("smtp://localhost", from),
                        SMTP_FROM,
                        "must be the address that e-mails come from, such as plimsoll@example.com");
    }

    private static boolean isMail(String url, String from) {
        try {
            return MailSettings.of(url, from).port() > 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private void checkApps(Problems problems) {
        problems.check(
                given(BIND_ROOTS, "/").matches("/[^:]*(:/[^:]*)*"),
                BIND_ROOTS,
                "must be absolute paths of folders with colons between, such as /srv:/data");
        String file = given(REGISTRIES, "");
        if (!file.isEmpty()) {
            try {
                var _ = Registries.read(Path.of(file));
            } catch (Registries.Unusable wrong) {
                problems.add(new Problem(REGISTRIES, String.valueOf(wrong.getMessage())));
            }
        }
    }

    /// Whether it is the URL of a server, or none was given. A host with an underscore is none to Java.
    private boolean isServer(String variable, Set<String> schemes, String path) {
        try {
            URI url = new URI(given(variable, ""));
            return url.toString().isEmpty()
                    || (schemes.contains(String.valueOf(url.getScheme()))
                            && url.getHost() != null
                            && url.getRawPath().matches(path)
                            && url.getRawQuery() == null
                            && url.getRawFragment() == null);
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /// The number that was given, or -1 if it is none.
    private double number(String variable, String otherwise) {
        String text = given(variable, otherwise);
        return NUMBER.matcher(text).matches() ? Double.parseDouble(text) : -1;
    }

    private Map<String, Object> database() {
        String url = given("PLIMSOLL_DATABASE_URL", "");
        DatabaseSettings settings = url.isEmpty()
                ? DatabaseSettings.embedded(dataFolder())
                : DatabaseSettings.server(
                        url, environment.get("PLIMSOLL_DATABASE_USER"), environment.get("PLIMSOLL_DATABASE_PASSWORD"));
        return settings.properties();
    }

    private Path dataFolder() {
        return Path.of(given("PLIMSOLL_DATA", given("HOME", ".") + "/.plimsoll"));
    }

    private String host() {
        return given("PLIMSOLL_HOST", "127.0.0.1");
    }

    private boolean mayBind() {
        try {
            return hasTls()
                    || Boolean.parseBoolean(given("PLIMSOLL_INSECURE_BIND", "false"))
                    || InetAddress.getByName(host()).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    private Duration evaluationInterval() {
        return seconds("PLIMSOLL_EVALUATION_INTERVAL", "5s");
    }

    /// No time at all if it is none.
    private Duration seconds(String variable, String otherwise) {
        Matcher seconds = SECONDS.matcher(given(variable, otherwise));
        return seconds.matches() ? Duration.ofSeconds(Long.parseLong(seconds.group(1))) : Duration.ZERO;
    }

    private static boolean isInterval(Duration interval) {
        return interval.compareTo(Duration.ofSeconds(1)) >= 0 && interval.compareTo(LONGEST_INTERVAL) <= 0;
    }

    /// Days (`30d`), or whatever ISO 8601 writes after `PT`: `12h`, `PT12H`, `P30D`.
    private Duration retention(String variable) {
        String text = given(variable, "30d");
        Matcher days = DAYS.matcher(text);
        if (days.matches()) {
            return Duration.ofDays(Long.parseLong(days.group(1)));
        }
        try {
            return Duration.parse(text.matches("[0-9].*") ? "PT" + text : text);
        } catch (DateTimeException _) {
            return Duration.ZERO;
        }
    }

    private static boolean isRetention(Duration retention) {
        return retention.compareTo(SHORTEST_RETENTION) >= 0 && retention.compareTo(LONGEST_RETENTION) <= 0;
    }

    private static boolean isPort(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535;
    }

    private String given(String variable, String otherwise) {
        String value = environment.get(variable);
        return value == null || value.isBlank() ? otherwise : value;
    }

    private void put(Map<String, Object> properties, String property, String variable) {
        String value = given(variable, "");
        if (!value.isEmpty()) {
            properties.put(property, value);
        }
    }

    private void putRate(Map<String, Object> properties, String property, String variable) {
        ByteRate.parse(given(variable, "")).ifPresent(bytes -> properties.put(property, bytes));
    }
}
