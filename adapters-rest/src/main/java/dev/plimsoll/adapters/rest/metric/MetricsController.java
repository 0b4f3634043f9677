package dev.plimsoll.adapters.rest.metric;

import dev.plimsoll.adapters.rest.json.Envelope;
import dev.plimsoll.adapters.rest.json.JsonBodies;
import dev.plimsoll.adapters.rest.security.Bearers;
import dev.plimsoll.application.codec.DefinitionCodec;
import dev.plimsoll.application.usecase.DeclareMetrics;
import dev.plimsoll.application.usecase.FindApp;
import dev.plimsoll.application.usecase.ManageTokens;
import dev.plimsoll.application.usecase.ReceiveSamples;
import dev.plimsoll.domain.fleet.AppId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;

/// What metrics an app declares, who may push them, and what is pushed.
@Controller("/v1/apps/{app}/metrics")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MetricsController {
    private static final String KEY = "definition";

    private final DeclareMetrics declare;
    private final ReceiveSamples receive;
    private final FindApp findApp;
    private final ManageTokens tokens;

    MetricsController(DeclareMetrics declare, ReceiveSamples receive, FindApp findApp, ManageTokens tokens) {
        this.declare = declare;
        this.receive = receive;
        this.findApp = findApp;
        this.tokens = tokens;
    }

    @Post
    @Status(HttpStatus.ACCEPTED)
    Map<String, Integer> push(String app, HttpRequest<byte[]> request) {
        return Map.of("accepted", receive.receive(app, JsonBodies.object(request)));
    }

    @Get("/definitions")
    Map<String, List<Map<String, Object>>> definitions(String app) {
        return Map.of(
                "definitions",
                declare.list(app).stream().map(DefinitionCodec::write).toList());
    }

    @Post("/definitions")
    @Status(HttpStatus.CREATED)
    Map<String, Map<String, Object>> define(String app, HttpRequest<byte[]> request) {
        Map<?, ?> fields = Envelope.required(KEY, JsonBodies.object(request));
        return Map.of(KEY, DefinitionCodec.write(declare.declare(app, fields, Bearers.actorOf(request))));
    }

    @Delete("/definitions/{name}")
    @Status(HttpStatus.NO_CONTENT)
    void forget(String app, String name, HttpRequest<?> request) {
        declare.forget(app, name, Bearers.actorOf(request));
    }

    /// Makes a token for whoever pushes; it is seen only here.
    @Post("/tokens")
    @Status(HttpStatus.CREATED)
    Map<String, String> issueToken(String app, HttpRequest<?> request) {
        AppId id = findApp.find(app).id();
        return Map.of(
                "token", tokens.issueForPushing(Bearers.actorOf(request), id).secret());
    }

    @Delete("/tokens")
    Map<String, Integer> revokeTokens(String app, HttpRequest<?> request) {
        AppId id = findApp.find(app).id();
        return Map.of("revoked", tokens.revokePushing(Bearers.actorOf(request), id));
    }
}
