package dev.plimsoll.adapters.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.application.port.MessageSender.Sent;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// Posts JSON to URLs that people chose. Thread-safe.
///
/// Whoever may create a notifier must not get at what only this machine can: URLs that lead to it, or to what is linked
/// to it, are refused unless that is allowed, redirects are not followed, and what is answered is shown to nobody.
/// Names are
/// resolved right before each call. Java keeps what a name resolved to for half a minute, so the call goes where the
/// check looked; only a name whose owner answers otherwise at the very end of that half minute gets through.
final class HttpPost implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final long LONGEST_ANSWER = 65_536;
    private static final Pattern SCHEME = Pattern.compile("https?");
    private static final String LOCAL =
            "leads to this machine or its link, which needs --allow-local-urls (PLIMSOLL_ALLOW_LOCAL_URLS=true)";

    private final boolean mayBeLocal;
    private final Duration deadline;
    private final HttpClient client;

    HttpPost(boolean mayBeLocal) {
        this(mayBeLocal, DEADLINE);
    }

    HttpPost(boolean mayBeLocal, Duration deadline) {
        this.mayBeLocal = mayBeLocal;
        this.deadline = deadline;
        this.client = HttpClient.newBuilder()
                .connectTimeout(deadline)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /// Why nothing is ever sent there. A name that is not known now may be known later.
    Optional<String> refusal(String url) {
        try {
            URI uri = uri(url);
            return mayBeLocal ? Optional.empty() : resolved(host(uri));
        } catch (IllegalArgumentException wrong) {
            return Optional.of("is no URL: " + wrong.getMessage());
        }
    }

    /// A server of names may take its time.
    private Optional<String> resolved(String host) {
        CompletableFuture<Boolean> looking = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name("resolve").start(() -> {
            try {
                looking.complete(Arrays.stream(InetAddress.getAllByName(host)).anyMatch(HttpPost::isLocal));
            } catch (UnknownHostException _) {
                looking.complete(false);
            }
        });
        try {
            return looking.get(deadline.toMillis(), TimeUnit.MILLISECONDS) ? Optional.of(LOCAL) : Optional.empty();
        } catch (TimeoutException _) {
            return Optional.of("its name could not be resolved in " + deadline.toSeconds() + " s");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.of("the service is being stopped");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("resolving ends by itself", impossible);
        } finally {
            thread.interrupt();
        }
    }

    /// Any 2xx means that it arrived.
    Sent post(String url, byte[] body, Map<String, String> headers) {
        return switch (ask(url, body, headers, HttpResponse.BodyHandlers.replacing(""))) {
            case Asked.Answered _ -> new Sent.Delivered();
            case Asked.Failed(String detail) -> new Sent.Failed(detail);
        };
    }

    /// The same for those who want to know what was answered.
    Asked ask(String url, byte[] body, Map<String, String> headers) {
        return ask(
                url,
                body,
                headers,
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(UTF_8), LONGEST_ANSWER));
    }

    /// What came of a call.
    sealed interface Asked {
        /// With a status from 200 to 299.
        record Answered(int status, String body) implements Asked {}

        /// It is unknown whether it arrived.
        record Failed(String detail) implements Asked {}
    }

    private Asked ask(String url, byte[] body, Map<String, String> headers, HttpResponse.BodyHandler<String> answer) {
        Optional<String> refusal = refusal(url);
        if (refusal.isPresent()) {
            return new Asked.Failed(refusal.get());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(url))
                .timeout(deadline)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Plimsoll")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return answer(client.sendAsync(request.build(), answer));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /// The deadline holds for the whole answer: an endless body would keep the client's own from ending the call.
    private Asked answer(CompletableFuture<HttpResponse<String>> call) {
        try {
            HttpResponse<String> answer = call.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            int status = answer.statusCode();
            return status / 100 == 2
                    ? new Asked.Answered(status, answer.body())
                    : new Asked.Failed("answered with status " + status);
        } catch (TimeoutException _) {
            return new Asked.Failed("did not answer in " + deadline.toSeconds() + " s");
        } catch (ExecutionException failure) {
            return new Asked.Failed("could not be reached: " + reason(failure));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Asked.Failed("the service is being stopped");
        } finally {
            call.cancel(true);
        }
    }

    private static URI uri(String url) {
        URI uri = URI.create(url);
        if (uri.getHost() == null
                || !SCHEME.matcher(String.valueOf(uri.getScheme())).matches()) {
            throw new IllegalArgumentException("it must be like https://example.com/hook");
        }
        return uri;
    }

    /// Without the brackets of an IPv6 address.
    private static String host(URI uri) {
        return uri.getHost().replaceAll("[\\[\\]]", "");
    }

    private static boolean isLocal(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || isOfThisMachine(address);
    }

    /// Such as that of its network, or the one by which containers reach it.
    private static boolean isOfThisMachine(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return true;
        }
    }

    private static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
