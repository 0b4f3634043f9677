package dev.plimsoll.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.lifecycle.HookResult;
import dev.plimsoll.application.lifecycle.HookWork;
import dev.plimsoll.application.port.HookCaller;
import dev.plimsoll.application.port.HookCaller.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every `HookCaller` does.
public abstract class HookCallerContract {
    private static final String ID = "0123456789abcdef01234567";

    protected abstract HookCaller caller();

    /// The URL of somebody who answers with this result.
    protected abstract String completing(HookResult result);

    /// The URL of somebody who takes it and says nothing.
    protected abstract String accepting();

    /// A URL where there is nobody.
    protected abstract String unreachable();

    /// A URL where nothing is ever sent to.
    protected abstract String forbidden();

    /// What has arrived, each as a text that has the values of the body in it.
    protected abstract List<String> received();

    @ParameterizedTest
    @EnumSource
    void a_receiver_may_answer_with_the_result(HookResult result) {
        assertThat(call(completing(result))).isEqualTo(new Answer.Completed(result));
        assertThat(received()).singleElement().asString().contains(ID, "shop-wéb-1");
    }

    @Test
    void a_receiver_may_take_it_and_say_nothing() {
        assertThat(call(accepting())).isEqualTo(new Answer.Accepted());
        assertThat(received()).hasSize(1);
    }

    @Test
    void who_is_away_is_an_answer_in_words() {
        assertThat(caller().refusal(unreachable())).isEmpty();
        assertThat(call(unreachable()))
                .isInstanceOfSatisfying(
                        Answer.Failed.class,
                        failed -> assertThat(failed.detail()).isNotBlank());
    }

    @Test
    void where_nothing_may_go_nothing_goes() {
        assertThat(caller().refusal(accepting())).isEmpty();
        String why = caller().refusal(forbidden()).orElseThrow();

        assertThat(call(forbidden())).isEqualTo(new Answer.Failed(why));
        assertThat(received()).isEmpty();
    }

    private Answer call(String url) {
        return caller().call(
                        new HookWork.Callback(url, "5ec2e7"),
                        ID,
                        Map.of("id", ID, "container", Map.of("name", "shop-wéb-1")));
    }
}
