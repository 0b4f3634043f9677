package dev.plimsoll.adapters.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.application.lifecycle.HookResult;
import dev.plimsoll.application.lifecycle.HookWork;
import dev.plimsoll.application.port.HookCaller;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// Posts lifecycle actions as JSON, signed as webhooks are. An answer `{"result":"CONTINUE"}` or `ABANDON` with status
/// 200
/// completes an action; any other answer from 200 to 299 says that it is completed later.
public final class HttpHookCaller implements HookCaller, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    private final HttpPost http;
    private final Clock clock;

    /// A caller of its own; close it.
    ///
    /// @param mayBeLocal whether URLs may lead to this machine or what is linked to it
    public HttpHookCaller(boolean mayBeLocal, Clock clock) {
        this.http = new HttpPost(mayBeLocal);
        this.clock = clock;
    }

    @Override
    public Optional<String> refusal(String url) {
        return http.refusal(url);
    }

    @Override
    public Answer call(HookWork.Callback callback, String id, Map<String, Object> tree) {
        byte[] body = Webhook.bytes(tree);
        var headers = Signature.headers(callback.secret(), id, clock.instant(), body);
        return switch (http.ask(callback.url(), body, headers)) {
            case HttpPost.Asked.Answered(int status, String answer) ->
                status == OK ? read(answer) : new Answer.Accepted();
            case HttpPost.Asked.Failed(String detail) -> new Answer.Failed(detail);
        };
    }

    @Override
    public void close() {
        http.close();
    }

    private static Answer read(String answer) {
        JsonNode result = parse(answer).path("result");
        if (result.isMissingNode()) {
            return new Answer.Accepted();
        }
        return HookResult.of(result.asText())
                .<Answer>map(Answer.Completed::new)
                .orElseGet(() -> new Answer.Failed("answered with a result that is neither CONTINUE nor ABANDON"));
    }

    /// What is no JSON says nothing.
    private static JsonNode parse(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException _) {
            return JSON.missingNode();
        }
    }
}
