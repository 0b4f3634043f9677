package dev.plimsoll.adapters.activator;

import dev.plimsoll.adapters.activator.Gate.Passage;
import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.control.ActivatorListener;
import dev.plimsoll.application.control.ActivatorListener.Outcome;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.traffic.InFlight;
import dev.plimsoll.application.usecase.NotFound;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Holds each request on its virtual thread until its target has a container, then hands it on; bodies flow as they
/// come, both ways. A request that reached no container is held again: nothing of it was sent.
///
/// What the container gets is what the proxy sent, but for [#TARGET] and `Via`.
final class HoldingProxy extends ProxyHandler {
    /// Names the target: `shop/web`.
    static final String TARGET = "X-Plimsoll-Target";

    private static final String PASSING = HoldingProxy.class.getName();
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(2);

    private final Gates gates;
    private final ActivatorSettings settings;
    private final Duration silence;
    private final InFlight inFlight;
    private final ActivatorListener listener;

    /// One request on its way.
    ///
    /// @param deadline of `System.nanoTime()`, until which it may wait
    private record Passing(Gate gate, Endpoint endpoint, long deadline) {}

    /// A proxy to be added to a server.
    ///
    /// @param silence how long a connection may be silent while something is awaited from it
    HoldingProxy(
            Gates gates, ActivatorSettings settings, Duration silence, InFlight inFlight, ActivatorListener listener) {
        this.gates = gates;
        this.settings = settings;
        this.silence = silence;
        this.inFlight = inFlight;
        this.listener = listener;
        setViaHost("plimsoll");
        setUseServerThreadPool(true);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String name = request.getHeaders().get(TARGET);
        if (name == null || !name.matches("[^/\\s]+/[^/\\s]+")) {
            answer(
                    response,
                    callback,
                    HttpStatus.NOT_FOUND_404,
                    "the header " + TARGET + " must name an app and a container type, such as shop/web");
            return true;
        }
        try {
            enter(gates.find(name), name, request, response, callback);
        } catch (NotFound missing) {
            answer(
                    response,
                    callback,
                    HttpStatus.SERVICE_UNAVAILABLE_503,
                    name + " is not known: " + missing.resource() + " " + missing.detail());
        } catch (PortFailure failure) {
            answer(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, failure.detail());
        }
        return true;
    }

    private void enter(Gate gate, String name, Request request, Response response, Callback callback) {
        if (!gates.enter(gate)) {
            listener.told(gate.target(), Outcome.REFUSED);
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
            answer(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, "too many requests wait for " + name);
            return;
        }
        long deadline = System.nanoTime() + settings.patience().toNanos();
        Callback leaving = Callback.from(callback, () -> {
            release(request);
            gates.leave(gate);
        });
        pass(gate, deadline, request, response, leaving);
    }

    /// The container that had this request has it no more.
    private void release(Request request) {
        if (request.removeAttribute(PASSING) instanceof Passing passing) {
            inFlight.end(passing.endpoint().ip());
        }
    }

    private void pass(Gate gate, long deadline, Request request, Response response, Callback callback) {
        try {
            Runnable held = () -> listener.told(gate.target(), Outcome.HELD);
            switch (gate.await(deadline, held)) {
                case Passage.Open(Endpoint endpoint)
                when !inFlight.begin(endpoint.ip()) -> {
                    gate.doubt(endpoint); // it leaves
                    pass(gate, deadline, request, response, callback);
                }
                case Passage.Open(Endpoint endpoint) -> {
                    request.setAttribute(PASSING, new Passing(gate, endpoint, deadline));
                    var _ = super.handle(request, response, callback);
                }
                case Passage.Refused(String why) -> {
                    listener.told(gate.target(), Outcome.REFUSED);
                    answer(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, "it is not woken, as " + why);
                }
                case Passage.TooLate(String why) -> {
                    listener.told(gate.target(), Outcome.TIMED_OUT);
                    answer(
                            response,
                            callback,
                            HttpStatus.GATEWAY_TIMEOUT_504,
                            "no container answered within "
                                    + settings.patience().toSeconds() + " s: " + why);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            callback.failed(interrupted);
        } catch (RuntimeException defect) {
            callback.failed(defect);
        }
    }

    @Override
    protected HttpURI rewriteHttpURI(Request request) {
        return HttpURI.build(request.getHttpURI())
                .scheme("http")
                .authority(passing(request).endpoint().toString());
    }

    /// What is no URI to Java, such as a query with a `|`, is sent as it came.
    @Override
    protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI there) {
        try {
            return super.newProxyToServerRequest(request, there);
        } catch (IllegalArgumentException _) {
            Endpoint endpoint = passing(request).endpoint();
            return getHttpClient()
                    .newRequest("http://" + endpoint)
                    .path(request.getHttpURI().getPathQuery())
                    .method(request.getMethod());
        }
    }

    /// A connection for each request: one that is kept may be closed by the container at this very moment.
    @Override
    protected void copyRequestHeaders(Request request, org.eclipse.jetty.client.Request onward) {
        super.copyRequestHeaders(request, onward);
        onward.headers(headers -> headers.remove(TARGET).put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE));
    }

    /// What reached no container is sent again, so its body must not fail with the connection.
    @Override
    protected org.eclipse.jetty.client.Request.Content newProxyToServerRequestContent(
            Request request, Response response, org.eclipse.jetty.client.Request onward) {
        return new ProxyRequestContent(request) {
            @Override
            public void fail(Throwable failure) {
                if (!neverConnected(failure)) {
                    super.fail(failure);
                }
            }
        };
    }

    /// Who asked is told by the proxy in front; a `Forwarded` of ours would hide that.
    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request onward) {
        addViaHeader(request, onward);
    }

    @Override
    protected void onProxyToClientResponseComplete(
            Request request,
            org.eclipse.jetty.client.Request onward,
            org.eclipse.jetty.client.Response theirs,
            Response response,
            Callback callback) {
        listener.told(passing(request).gate().target(), Outcome.FORWARDED);
        super.onProxyToClientResponseComplete(request, onward, theirs, response, callback);
    }

    @Override
    protected void onServerToProxyResponseFailure(
            Request request,
            org.eclipse.jetty.client.Request onward,
            org.eclipse.jetty.client.Response theirs,
            Response response,
            Callback callback,
            Throwable failure) {
        Passing passing = passing(request);
        if (neverConnected(failure)) {
            release(request);
            passing.gate().doubt(passing.endpoint());
            Thread.ofVirtual()
                    .name("held again")
                    .start(() -> pass(passing.gate(), passing.deadline(), request, response, callback));
            return;
        }
        listener.told(passing.gate().target(), Outcome.FAILED);
        if (response.isCommitted()) {
            callback.failed(failure);
            return;
        }
        boolean isSilent = failure instanceof TimeoutException;
        response.reset();
        answer(
                response,
                callback,
                isSilent ? HttpStatus.GATEWAY_TIMEOUT_504 : HttpStatus.BAD_GATEWAY_502,
                isSilent ? "the container did not answer in time" : "the container broke off");
    }

    private static boolean neverConnected(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof SocketTimeoutException;
    }

    @Override
    protected HttpClient newHttpClient() {
        return new HttpClient(new HttpClientTransportOverHTTP(1));
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        client.setUserAgentField(null);
        client.setDefaultRequestContentType(null);
        client.setConnectTimeout(CONNECTED_WITHIN.toMillis());
        client.setIdleTimeout(silence.toMillis());
        // What is here is bounded by the gates.
        client.setMaxConnectionsPerDestination(settings.mostOfTarget());
        client.setMaxRequestsQueuedPerDestination(settings.mostOfTarget());
        client.setDestinationIdleTimeout(silence.toMillis());
    }

    private static Passing passing(Request request) {
        if (request.getAttribute(PASSING) instanceof Passing passing) {
            return passing;
        }
        throw new IllegalStateException("the request has not passed a gate");
    }

    private static void answer(Response response, Callback callback, int status, String words) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        Content.Sink.write(response, true, "plimsoll: " + words + "\n", callback);
    }
}
