package dev.plimsoll.adapters.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.contract.HookCallerContract;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.lifecycle.HookResult;
import dev.plimsoll.application.lifecycle.HookWork;
import dev.plimsoll.application.port.HookCaller;
import dev.plimsoll.application.port.HookCaller.Answer;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpHookCallerTest extends HookCallerContract {
    private final Receiver receiver = new Receiver();
    private final SettableClock clock = new SettableClock();
    private final HttpHookCaller caller = new HttpHookCaller(true, clock);

    @AfterEach
    void close() {
        caller.close();
        receiver.close();
    }

    @Override
    protected HookCaller caller() {
        return caller;
    }

    @Override
    protected String completing(HookResult result) {
        return answering("{\"result\":\"%s\"}".formatted(result));
    }

    @Override
    protected String accepting() {
        return receiver.url("/status/202");
    }

    @Override
    protected String unreachable() {
        return "http://127.0.0.1:1/";
    }

    @Override
    protected String forbidden() {
        return "ftp://example.com/";
    }

    @Override
    protected List<String> received() {
        return receiver.requests().stream().map(request -> request.text()).toList();
    }

    @Test
    void a_call_is_signed_as_webhooks_are() {
        assertThat(call(accepting())).isEqualTo(new Answer.Accepted());

        Receiver.Request request = receiver.requests().getFirst();
        assertThat(request.text()).isEqualTo("{\"id\":\"0a\"}");
        assertThat(request.header("X-Plimsoll-Delivery")).isEqualTo("0a");
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        assertThat(request.header("X-Plimsoll-Timestamp")).isEqualTo(timestamp);
        assertThat(request.header("X-Plimsoll-Signature"))
                .isEqualTo(Signature.of("5ec2e7", timestamp, request.text().getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"thanks", "{}", "[]", "{\"results\":\"ABANDON\"}"})
    void an_answer_without_a_result_is_one_that_comes_later(String answer) {
        assertThat(call(answering(answer))).isEqualTo(new Answer.Accepted());
        assertThat(call(receiver.url("/hook"))).isEqualTo(new Answer.Accepted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"result\":\"continue\"}", "{\"result\":null}", "{\"result\":true}"})
    void a_result_that_is_none_is_a_failure(String answer) {
        assertThat(call(answering(answer)))
                .isEqualTo(new Answer.Failed("answered with a result that is neither CONTINUE nor ABANDON"));
    }

    @Test
    void an_endless_answer_is_a_failure() {
        assertThat(call(receiver.url("/endless"))).isInstanceOf(Answer.Failed.class);
    }

    @Test
    void this_machine_is_refused_unless_it_is_allowed() {
        try (HttpHookCaller strict = new HttpHookCaller(false, clock)) {
            assertThat(strict.refusal(receiver.url("/hook"))).isPresent();
            assertThat(strict.call(new HookWork.Callback(receiver.url("/hook"), "x"), "0a", Map.of()))
                    .isInstanceOf(Answer.Failed.class);
        }
        assertThat(received()).isEmpty();
    }

    private String answering(String text) {
        return receiver.url("/answer?" + URLEncoder.encode(text, UTF_8).replace("+", "%20"));
    }

    private Answer call(String url) {
        return caller.call(new HookWork.Callback(url, "5ec2e7"), "0a", Map.of("id", "0a"));
    }
}
