package dev.plimsoll.adapters.notifications;

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
/// to it, are refused unless that is allowed, redirects are not followed, and what is answered goes nowhere. Names are
/// resolved right before each call. Java keeps what a name resolved to for half a minute, so the call goes where the
/// check looked; only a name whose owner answers otherwise at the very end of that half minute gets through.
final class HttpPost implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
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
        Optional<String> refusal = refusal(url);
        if (refusal.isPresent()) {
            return new Sent.Failed(refusal.get());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(url))
                .timeout(deadline)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Plimsoll")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return answer(client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding()));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /// The deadline holds for the whole answer: an endless body would keep the client's own from ending the call.
    private Sent answer(CompletableFuture<HttpResponse<Void>> call) {
        try {
            int status = call.get(deadline.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return status / 100 == 2 ? new Sent.Delivered() : new Sent.Failed("answered with status " + status);
        } catch (TimeoutException _) {
            return new Sent.Failed("did not answer in " + deadline.toSeconds() + " s");
        } catch (ExecutionException failure) {
            return new Sent.Failed("could not be reached: " + reason(failure));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Sent.Failed("the service is being stopped");
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
